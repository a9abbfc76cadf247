"""Threads, processes and lack of memory: each parse is as if it were alone, or ends in an error that can be caught."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parent.parent / "pages").glob("*/page.*"))


def run(script, *arguments, check=True):
    """What a script prints, in a process of its own that reports a crash."""
    command = [sys.executable, "-X", "faulthandler", "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=300)
    assert not check or 0 == done.returncode, done.stderr[-3000:]
    return done.stdout


THREADS = """
import gzip, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import broadsheet

parser = broadsheet.Parser(plugins=())
pages = [gzip.decompress(Path(name).read_bytes()) for name in sys.argv[1:]]
def article(page):
    return parser.parse(page, explain=len(page) % 2 == 0).to_json()
expected = list(map(article, pages))
with ThreadPoolExecutor(8) as pool:
    runs = [pool.submit(lambda: list(map(article, pages[n:] + pages[:n]))) for n in range(0, 200, 25)]
for start, found in zip(range(0, 200, 25), runs):
    assert found.result() == expected[start:] + expected[:start], start
print(len(runs))
"""


@pytest.mark.slow
def test_eight_threads(small_pages):
    """Eight threads that parse 200 pages each, with one parser, give what one thread gives, and none crashes."""
    assert "8\n" == run(THREADS, *small_pages)


PROCESSES = """
import multiprocessing, sys
from pathlib import Path
import broadsheet

def article(source):
    return broadsheet.Parser(plugins=()).parse(source, explain=True).to_json()

def parse_with(pair):
    parser, source = pair
    return parser.parse(source, explain=True).to_json()

if __name__ == "__main__":
    pages = [Path(name).read_bytes() for name in sys.argv[2:]]
    parser = broadsheet.Parser(plugins=())
    expected = [parse_with((parser, page)) for page in pages]
    with multiprocessing.get_context(sys.argv[1]).Pool(2) as pool:
        assert expected == pool.map(article, pages)
        assert expected == pool.map(parse_with, [(parser, page) for page in pages])
    print("equal")
"""


@pytest.mark.parametrize("method", ["fork", pytest.param("spawn", marks=pytest.mark.slow)])
def test_processes(tmp_path, method):
    """Processes that are forked after a parse, or begun anew, give what their parent gives; a parser can be sent to them."""
    script = tmp_path / "processes.py"
    script.write_text(PROCESSES)
    command = [sys.executable, "-X", "faulthandler", str(script), method, *map(str, PAGES)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (0, "equal\n") == (done.returncode, done.stdout), done.stderr[-3000:]


MEMORY = """
import resource, sys
import broadsheet

parser = broadsheet.Parser(plugins=())
parser.parse("<p>A page that loads what is loaded lazily, and parses like all others do.</p>").to_html()
page = "<html><body>" + "<div><p>The ferry leaves at seven, <a href='/x'>they said</a>.</p></div>" * 40_000
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
free = resource.getrlimit(resource.RLIMIT_AS)
resource.setrlimit(resource.RLIMIT_AS, (used + int(sys.argv[1]) * 2**20, free[1]))
try:
    article = parser.parse(page)
    end = "warning" if article.warnings else "article" if article.text else "nothing"
except (MemoryError, broadsheet.BroadsheetError) as error:
    resource.setrlimit(resource.RLIMIT_AS, free)  # Python itself may hang in the next line without any memory
    end = type(error).__name__
resource.setrlimit(resource.RLIMIT_AS, free)
print(end)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
def test_little_memory():
    """However little memory there is, a parse ends in an article, a typed warning, or MemoryError, never in silence."""
    ends = {room: run(MEMORY, room).strip() for room in (2, 5, 9, 14, 20, 28, 40, 56, 80, 120, 400)}
    assert {"article", "warning", "MemoryError"} >= set(ends.values())
    assert ends[2] != "article" == ends[400]


HASH_SEEDS = """
import hashlib, json, sys
from pathlib import Path
import broadsheet
from broadsheet.testing.cases import read_case

parser = broadsheet.Parser(plugins=())
digests = {}
for folder in sorted(Path(sys.argv[1]).iterdir(), reverse=sys.argv[2] == "reversed"):
    article = read_case(folder).page.parse(parser, explain=True)
    written = (article.to_json(), article.to_html(), article.to_markdown(frontmatter=True))
    digests[folder.name] = hashlib.sha256("".join(written).encode()).hexdigest()
print(json.dumps(digests, sort_keys=True))
"""


@pytest.mark.parametrize(
    "surroundings", [{"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4242"}, {"LANG": "C", "LC_ALL": "C"}]
)
def test_surroundings_mean_nothing(monkeypatch, surroundings):
    """Neither time zone, language, hash seed nor the order of pages changes a byte of any output."""
    expected = run(HASH_SEEDS, PAGES[0].parent.parent, "sorted")
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert json.loads(expected) == json.loads(run(HASH_SEEDS, PAGES[0].parent.parent, "reversed"))
