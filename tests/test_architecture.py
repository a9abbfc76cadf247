"""The rules of the house, read from the source with ``ast``."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from broadsheet.errors import MissingExtraError

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "broadsheet"
MODULES = sorted(SOURCE.rglob("*.py"))
PLUGINS = sorted(ROOT.glob("plugins/*/src/**/*.py"))
TESTS = sorted([*ROOT.glob("tests/**/test_*.py"), *ROOT.glob("plugins/*/tests/**/test_*.py")])

#: The floors of the house, the lowest first. A module may import from lower floors and from its own package;
#: two modules of one floor never import each other.
FLOORS = (
    {"errors", "limits", "_words", "_lexicon"},
    {"model"},
    {"_records"},
    {"_urls", "_sniff", "_twice", "_rules", "_claims", "_faults", "_signs"},
    {"_media"},
    {"_decode", "_html", "_text", "_metadata", "_classify", "_assemble", "render", "sites"},
    {"hookspecs", "_index"},
    {"_kit"},
    {"plugins", "_pipeline"},
    {"parser"},
    {"broadsheet"},
    {"testing", "dumps", "peers"},
    {"arrow"},
    {"checking", "compat", "inspecting", "integrations", "learning", "running"},
    {"benching", "comparing"},
    {"_cli"},
    {"__main__"},
)

#: The methods of ``Article`` that render it call the renderer when they are called.
LAZY = {("model", "render")}

#: Modules that are tables: words, trees that ``benchmarks/train.py`` writes, and the types of the model.
TABLES = ("_lexicon/", "_classify/forest", "model.py")


def name_of(path: Path) -> str:
    """Name of the part of the house that a module belongs to: its own, or that of its package."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return "broadsheet" if parts == ("__init__",) else parts[0]


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return _parse(path)


@cache
def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports_of(path: Path) -> Iterator[str]:
    """Full names of what a module imports, in functions too; ``from a import b`` gives ``a.b``."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parts_imported(path: Path) -> set[str]:
    """The parts of the house that a module imports from."""
    names = {part for floor in FLOORS for part in floor}
    found = {name.split(".")[1] for name in imports_of(path) if name.startswith("broadsheet.")}
    return {part if part in names else "broadsheet" for part in found}


def calls_of(path: Path) -> Iterator[str]:
    """Dotted names of everything that a module calls or reads as an attribute."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call | ast.Attribute):
            yield ast.unparse(node.func if isinstance(node, ast.Call) else node)


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods of a module."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def relative(path: Path) -> str:
    """A path as the test's identifier."""
    return path.relative_to(ROOT).as_posix()


def is_table(path: Path) -> bool:
    """Whether a module holds data rather than code."""
    return path.relative_to(SOURCE).as_posix().startswith(TABLES)


def of_core(path: Path) -> bool:
    """Whether a module takes part in parsing: not the command, nor what customers of the public API do."""
    return name_of(path) not in {
        "_cli",
        "__main__",
        "testing",
        "dumps",
        "arrow",
        "benching",
        "checking",
        "comparing",
        "compat",
        "inspecting",
        "integrations",
        "learning",
        "peers",
        "running",
        "plugins",
    }


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_imports_go_down(path):
    """A module imports from lower floors and its own package only."""
    floor_of = {part: number for number, floor in enumerate(FLOORS) for part in floor}
    own = name_of(path)
    wrong = {
        part
        for part in parts_imported(path)
        if part != own and floor_of[part] >= floor_of[own] and (own, part) not in LAZY
    }
    assert set() == wrong


def test_every_module_has_a_floor():
    """No part of the house is missing from the floors."""
    assert set() == {name_of(path) for path in MODULES} - set().union(*FLOORS)


def test_lxml_stops_at_the_walk():
    """Only the HTML front end, the sites, their tests and the interfaces that hand out elements touch lxml."""
    users = {name_of(path) for path in MODULES if any(n.split(".")[0] == "lxml" for n in imports_of(path))}
    assert set() == users - {"_html", "sites", "_rules", "testing", "compat"}


def test_pluggy_stays_in_two_modules():
    """Only the hook specifications and the plugin manager know pluggy."""
    users = {name_of(path) for path in MODULES if any(n.split(".")[0] == "pluggy" for n in imports_of(path))}
    assert {"hookspecs", "plugins"} == users


def test_entry_points_are_read_in_one_module():
    """Only the plugin manager looks for installed plugins."""
    readers = {name_of(path) for path in MODULES if any("entry_points" in call for call in calls_of(path))}
    assert set() == readers - {"plugins"}


@pytest.mark.parametrize("path", [path for path in MODULES if of_core(path)], ids=relative)
def test_core_imports_nothing_that_reaches_out(path):
    """No module of the core imports what opens sockets, files or processes, reads the environment or logs."""
    reaching = {
        "socket",
        "http",
        "requests",
        "httpx",
        "subprocess",
        "tempfile",
        "shutil",
        "pathlib",
        "os",
        "io",
    }
    reaching |= {"logging", "threading", "multiprocessing", "concurrent", "time", "random", "tldextract"}
    found = {name for name in imports_of(path) if name.split(".")[0] in reaching}
    found |= {name for name in imports_of(path) if name.startswith("urllib.request")}
    assert set() == found


@pytest.mark.parametrize("path", [path for path in MODULES if of_core(path)], ids=relative)
def test_core_opens_nothing_and_asks_no_clock(path):
    """No module of the core opens a file, reads the environment or the clock, or keeps global state."""
    forbidden = {"open", "print", "input", "eval", "exec", "getenv", "environ"}
    clocks = {"now", "today", "utcnow", "perf_counter", "monotonic"}
    called = {call.rsplit(".", 1)[-1] for call in calls_of(path) if "." in call} & (
        clocks | {"getenv", "environ"}
    )
    called |= {call for call in calls_of(path) if call in forbidden}
    states = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Global)]
    assert (set(), []) == (called, states)


def test_renderers_know_the_model_only():
    """``render/`` imports the model, the errors that it raises, and itself."""
    renderers = [path for path in MODULES if name_of(path) == "render"]
    found = set().union(*(parts_imported(path) for path in renderers))
    assert set() == found - {"model", "errors", "render", "_words"}


@pytest.mark.parametrize("path", PLUGINS, ids=relative)
def test_plugins_import_public_modules_only(path):
    """A plugin of this repository uses nothing that other plugins may not use."""
    private = {
        name
        for name in imports_of(path)
        if name.startswith("broadsheet.") and any(part.startswith("_") for part in name.split("."))
    }
    assert set() == private


@pytest.mark.parametrize("path", [*MODULES, *PLUGINS], ids=relative)
def test_imports_are_absolute(path):
    """No module imports relatively."""
    relatives = [n for n in ast.walk(tree_of(path)) if isinstance(n, ast.ImportFrom) and n.level]
    assert [] == relatives


@pytest.mark.parametrize(
    "path", [p for p in [*MODULES, *PLUGINS] if p in PLUGINS or not is_table(p)], ids=relative
)
def test_functions_are_short(path):
    """No function is longer than 60 lines without its docstring."""
    assert {} == {f.name: length_of(f) for f in functions_of(path) if length_of(f) > 60}


def test_most_functions_are_very_short():
    """Nine functions of ten are 25 lines or shorter."""
    lengths = sorted(length_of(function) for path in MODULES for function in functions_of(path))
    assert 25 >= lengths[len(lengths) * 9 // 10]


@pytest.mark.parametrize("path", [path for path in MODULES if not is_table(path)], ids=relative)
def test_modules_are_short(path):
    """No module that is code is longer than 400 lines."""
    assert 400 >= len(path.read_text("utf-8").splitlines())


def offers(module: ModuleType, name: str) -> bool:
    """Whether a module has a name, or would have it if another package were installed."""
    try:
        return hasattr(module, name)
    except MissingExtraError:
        return True


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_modules_say_what_they_offer(path):
    """Each module has a docstring and, unless it is an empty package, ``__all__`` with names that exist."""
    assert ast.get_docstring(tree_of(path))
    if len(tree_of(path).body) > 1 and path.name != "__main__.py":
        dotted = ".".join(("broadsheet", *path.relative_to(SOURCE).with_suffix("").parts))
        module = import_module(dotted.removesuffix(".__init__"))
        assert [] == [name for name in module.__all__ if not offers(module, name)]


@pytest.mark.parametrize("path", TESTS, ids=relative)
def test_tests_state_what_they_test(path):
    """Each test, those of this repository's plugins too, has a docstring that states a behaviour."""
    tests = [function for function in functions_of(path) if function.name.startswith("test_")]
    silent = [test.name for test in tests if not (ast.get_docstring(test) or "").strip().endswith((".", "?"))]
    assert [] == silent


def test_no_path_of_a_machine():
    """No file of the code, the documentation or the examples names a folder of somebody's machine."""
    files = [
        p
        for name in ("src", "tests", "docs", "examples", "benchmarks", "plugins")
        for p in ROOT.glob(f"{name}/**/*")
    ]
    texts = [p for p in [*files, *ROOT.glob("*.*")] if p.suffix in {".py", ".md", ".toml", ".html", ".txt"}]
    roots = ("/" + "work/", "/" + "root/", "/" + "home/")
    found = {relative(p) for p in texts for root in roots if root in p.read_text("utf-8", "replace")}
    assert set() == {name for name in found if not name.startswith("tests/pages/")}
