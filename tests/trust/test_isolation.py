"""Parsing touches nothing outside of itself: no file, no socket, no process, no environment, and no module either."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = Path(__file__).parent.parent / "pages"
# Watches what the interpreter audits, and what it does not: reads of the environment.
SCRIPT = """
import json, os, sys
import broadsheet
from broadsheet.testing.cases import read_case
from pathlib import Path

cases = [read_case(folder).page for folder in sorted(Path(sys.argv[1]).iterdir())]
sources = [page for page in cases]
parser = broadsheet.Parser(plugins=())

def everything(page):
    for explain in (False, True):
        article = page.parse(parser, explain=explain)
        article.to_html(), article.to_markdown(frontmatter=True), article._repr_html_(), str(article), repr(article)
        broadsheet.Article.from_json(article.to_json())
    for source in (page.source, b"", "", b"%PDF-1.4", b"\\xff\\xfe\\x00", "<div>" * 3000 + "x", "[1", "<title>x<p>y"):
        try:
            parser.parse(source)
        except broadsheet.BroadsheetError:
            pass

for page in sources if sys.argv[2] == "all" else sources[:1]:
    everything(page)  # lazy imports of the first page
loaded = set(sys.modules)

class Environment(dict):
    def _note(self, *names): seen.append(f"environment {names}")
    def __getitem__(self, name): self._note(name); return super().__getitem__(name)
    def get(self, name, default=None): self._note(name); return super().get(name, default)
    def __contains__(self, name): self._note(name); return super().__contains__(name)
    def __iter__(self): self._note(); return super().__iter__()

seen = []
QUIET = ("object.__getattr__", "object.__setattr__", "sys._getframe", "gc.", "builtins.id", "marshal.")
def watch(event, arguments):
    if watching and not event.startswith(QUIET):
        seen.append(f"{event} {arguments!r}"[:200])
watching = False
sys.addaudithook(watch)
environ, os.environ = os.environ, Environment(os.environ)
watching = True
for page in sources:
    everything(page)
watching = False
os.environ = environ
print(json.dumps({"seen": sorted(set(seen)), "loaded": sorted(set(sys.modules) - loaded)}))
"""


@pytest.fixture(scope="module")
def watched():
    """What was seen of all test pages, after one page of each kind has loaded what is loaded lazily."""
    command = [sys.executable, "-c", SCRIPT, str(PAGES), "all"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def test_nothing_is_opened(watched):
    """After a warm-up neither parsing nor writing raises an audit event: no file, no socket, no process, no import."""
    assert [] == watched["seen"]


def test_nothing_more_is_imported(watched):
    """Whatever is imported lazily is imported by the first pages, and never again."""
    assert [] == watched["loaded"]


def test_warm_up_opens_modules_only():
    """What the very first page opens is code of installed packages, and nothing that a page named."""
    script = """
import sys, sysconfig
import broadsheet
opened = []
def watch(event, arguments):
    if event == "open":
        opened.append(str(arguments[0]))
    elif event.split(".")[0] in ("socket", "subprocess", "os", "shutil", "urllib", "ctypes") and not event.startswith(
        ("os.listdir", "os.scandir")
    ):
        opened.append(event)
sys.addaudithook(watch)
article = broadsheet.parse("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><base href='file:///etc/'><p>A page of one line.</p>")
article.to_html(), article.to_markdown(), article.to_json()
for name in opened:
    code = (".py", ".pyc", ".so", "entry_points.txt", "METADATA", "PKG-INFO", ".pth")
    if not name.endswith(code) and name not in sys.path:
        print(name)
"""
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert "" == found.stdout
