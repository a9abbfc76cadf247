"""Print a line of JSON for every page of a folder, parsed in as many processes as there are cores.

python examples/folder.py FOLDER
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import broadsheet

PARSER = broadsheet.Parser()


def summarise(path: Path) -> dict[str, object]:
    """What one page is about; files that are no pages give their error."""
    try:
        article = PARSER.parse(path.read_bytes())
    except broadsheet.BroadsheetError as error:
        return {"file": path.name, "error": str(error)}
    published = article.published and article.published.date.isoformat()
    words = len(article.text.split())
    return {"file": path.name, "title": article.title, "published": published, "words": words}


def main(folder: str) -> None:
    """Run it."""
    pages = [path for path in sorted(Path(folder).iterdir()) if path.suffix in {".html", ".txt"}]
    with ProcessPoolExecutor() as pool:
        for summary in pool.map(summarise, pages, chunksize=16):
            print(json.dumps(summary, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
