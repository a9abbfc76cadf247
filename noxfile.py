"""What a developer and CI run: ``nox -s tests``, ``nox -s lint types plugins``, ``nox -l`` for all.

The tests run against the built wheel, so that a file missing from it fails them.
"""

import os
import shutil
import tempfile
from pathlib import Path

import nox

__all__ = [
    "bench",
    "browser",
    "docs",
    "engines",
    "fuzz",
    "integrations",
    "lint",
    "plugins",
    "release",
    "screenshot",
    "tests",
    "torture",
    "train",
    "trust",
    "types",
]

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "tests", "plugins"]

ROOT = Path(__file__).parent
SHARED = ROOT.parent / "shared"
GROUPS = nox.project.load_toml("pyproject.toml")
# The tests of the template, which new-plugin makes, fail until an author has answered them.
PLUGINS = sorted(path.parent for path in (ROOT / "plugins").glob("*/pyproject.toml"))
DISTRIBUTIONS = [path for path in PLUGINS if path.name != "template"]
WORKERS = str(min(4, os.cpu_count() or 1))
WHEEL: list[str] = []  # what the first session that needs it has built


def group(name: str) -> list[str]:
    """The requirements of a dependency group; read here because pip learned groups only in 25.1."""
    return list(nox.project.dependency_groups(GROUPS, name))


def install_wheel(session: nox.Session, *groups: str, extras: str = "") -> None:
    """Install the wheel with extras such as "arrow,fast"; it is built from the source distribution, once in a run."""
    session.install("build[uv]", *(line for name in groups for line in group(name)))
    if not WHEEL:
        dist = Path(session.create_tmp()) / "dist"
        shutil.rmtree(dist, ignore_errors=True)
        session.run("python", "-m", "build", "--installer=uv", "--outdir", str(dist), str(ROOT), silent=True)
        WHEEL.extend(map(str, dist.glob("*.whl")))
    [wheel] = WHEEL
    session.install("--force-reinstall", "--no-deps", wheel)
    session.install(f"{wheel}[{extras}]" if extras else wheel)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests, and the examples in the documentation, against the built wheel."""
    install_wheel(session, "test")
    coverage = ["--cov", "--cov-report=term"] if not session.posargs else []
    session.run("pytest", "-n", WORKERS, "--dist=loadscope", *coverage, *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Run the examples in README.md and docs/, and build the site into build/docs; with ``-- site`` build it only."""
    session.install(*group("docs"))
    if "site" not in session.posargs:
        install_wheel(session, "test")
        session.run(
            "pytest", "-q", "-n", WORKERS, "--dist=loadscope", "README.md", "docs", "tests/test_docs.py"
        )
    doctrees = Path(session.create_tmp(), "doctrees")
    session.run(
        "sphinx-build", "-n", "-W", "--keep-going", "-T", "-q", "-d", str(doctrees), "docs", "build/docs"
    )


@nox.session
def browser(session: nox.Session) -> None:
    """Try the reports in the Chromium that is installed, where one is; pictures go into build/screenshots."""
    install_wheel(session, "browser")
    pictures = Path(os.environ.get("BROADSHEET_SCREENSHOTS") or ROOT / "build" / "screenshots")
    pictures.mkdir(parents=True, exist_ok=True)
    tests = sorted(str(path) for path in (ROOT / "tests").glob("test_*_browser.py"))
    session.run("pytest", "-q", *tests, *session.posargs, env={"BROADSHEET_SCREENSHOTS": str(pictures)})


@nox.session
def screenshot(session: nox.Session) -> None:
    """Take the picture of the README anew; needs Chromium."""
    session.install("-e", ".", *group("browser"))
    session.run("python", "docs/make_screenshot.py")


@nox.session
def release(session: nox.Session) -> None:
    """Build all distributions, check them, and try them together in a clean environment. Nothing is uploaded."""
    folder = Path(session.create_tmp())
    shutil.rmtree(folder)
    dist, clean = folder / "dist", folder / "clean"
    session.install(*group("release"))
    for project in (ROOT, *DISTRIBUTIONS):
        session.run(
            "python", "-m", "build", "--installer=uv", "--outdir", str(dist), str(project), silent=True
        )
    session.run("twine", "check", "--strict", *map(str, dist.iterdir()))
    session.run("uv", "venv", "-q", str(clean))
    session.run("uv", "pip", "install", "-q", "--python", str(clean), *map(str, dist.glob("*.whl")))
    command = str(clean / "bin" / "broadsheet")
    session.run(command, "--version", external=True)
    session.run(command, "plugins", external=True)
    # The first command of the README, where somebody has unpacked the source distribution.
    shutil.unpack_archive(next(dist.glob("broadsheet-[0-9]*.tar.gz")), folder, filter="data")
    first = (ROOT / "README.md").read_text("utf-8").partition("```sh\n")[2].partition("\n```")[0]
    with session.chdir(next(folder.glob("broadsheet-[0-9]*"))):
        session.run("sh", "-c", first, external=True, silent=True)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format."""
    session.install(*group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types."""
    session.install("-e", ".", *group("types"))
    session.run("mypy", *session.posargs)


@nox.session
def plugins(session: nox.Session) -> None:
    """Run the tests of every plugin distribution, all of them installed beside the built wheel."""
    install_wheel(session, "test")
    if DISTRIBUTIONS:
        session.install("--force-reinstall", "--no-deps", *map(str, DISTRIBUTIONS))
        session.install(*map(str, DISTRIBUTIONS))
    session.run("broadsheet", "plugins")
    for distribution in DISTRIBUTIONS:
        with session.chdir(distribution):
            session.run("pytest", "-q", *session.posargs)


@nox.session
def integrations(session: nox.Session) -> None:
    """Run the interfaces to other packages and all that compares with other extractors, with these installed."""
    install_wheel(session, "integrations")
    pages = [f"docs/howto/{name}.md" for name in ("integrations", "switching")]
    session.run(
        *("pytest", "-q", "-n", WORKERS, "--dist=loadfile", "tests/integrations", "tests/compat"),
        *(f"tests/test_{name}.py" for name in ("peers", "comparing", "benching", "cli_compare")),
        *(pages if not session.posargs else ()),
        *session.posargs,
    )


@nox.session
def bench(session: nox.Session) -> None:
    """Print import time, memory, growth, speed and accuracy on samples; on all pages with ``-- full``."""
    install_wheel(session)
    full = "full" in session.posargs
    session.run("python", "-m", "benchmarks.footprint", *([] if SHARED.is_dir() else ["--import"]))
    if full:
        session.install(*group("peers"))
    session.run("python", "-m", "benchmarks.growth", *([] if full else ["--rounds=1", "--most=1.5"]))
    if SHARED.is_dir():
        session.run("python", "-m", "benchmarks.speed", *([] if full else ["--limit=100"]))
        session.run("python", "-m", "benchmarks.accuracy", *([] if full else ["--limit=40"]))


@nox.session
@nox.parametrize("engine", ["daft", "dask", "datatrove", "ray", "spark"])
def engines(session: nox.Session, engine: str) -> None:
    """Compare an engine's rows with those made without one; with ``-- bench`` print what it costs."""
    if engine == "spark" and not shutil.which("java"):
        session.skip("Spark needs Java")
    install_wheel(session, f"engine-{engine}", extras="arrow,fast")
    command = ["pytest", "-q", f"tests/engines/test_{engine}.py", *session.posargs]
    if session.posargs[:1] == ["bench"]:
        command = ["python", "-m", "benchmarks.engines", *session.posargs[1:]]
    session.run(*command, env={"TMPDIR": tempfile.gettempdir()})  # Ray refuses one within its own environment


@nox.session
def torture(session: nox.Session) -> None:
    """Feed the parser the hostile inputs that lie beside the repository, where they do."""
    runner = SHARED / "torture" / "run.py"
    if not runner.is_file():
        session.skip("no ../shared/torture")
    install_wheel(session)
    session.run(
        *("python", str(runner), "benchmarks.hostile:parse", "--error", "broadsheet:BroadsheetError"),
        *("--html", "benchmarks.hostile:html", "--markdown", "benchmarks.hostile:markdown", *session.posargs),
    )


@nox.session
def fuzz(session: nox.Session) -> None:
    """Fuzz the rooms that meet strangers, then damage real pages, for a minute each; ``-- pages`` for these alone."""
    install_wheel(session, "fuzz")
    if "pages" not in session.posargs:
        session.run("python", "fuzz/run.py", *(session.posargs or ["--seconds=60"]))
    if (SHARED / "eval").is_dir():
        session.run("python", "-m", "benchmarks.fuzz", "--n=100000", "--seconds=60")


@nox.session
def trust(session: nox.Session) -> None:
    """Run the tests that take seconds each: leaks, threads, little memory, huge pages, the time of patterns."""
    install_wheel(session, "test")
    session.run("pytest", "-q", "-n", WORKERS, "-m", "slow", "tests/trust", *session.posargs)
    if (SHARED / "eval").is_dir() and not session.posargs:
        session.run("python", "-m", "benchmarks.silence", "--limit=25")


@nox.session
def train(session: nox.Session) -> None:
    """Train the classifier's tables anew from the corpora beside the repository."""
    session.install("-e", ".", *group("train"))
    session.run("python", "-m", "benchmarks.train", *session.posargs)
