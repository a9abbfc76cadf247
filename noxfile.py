"""What a developer and CI run: ``nox -s tests``, ``nox -s lint types plugins``, ``nox -l`` for all.

The tests run against the built wheel, so that a file missing from it fails them.
"""

import os
import shutil
from pathlib import Path

import nox

__all__ = ["bench", "browser", "docs", "fuzz", "lint", "plugins", "tests", "torture", "train", "types"]

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


def group(name: str) -> list[str]:
    """The requirements of a dependency group; read here because pip learned groups only in 25.1."""
    return list(nox.project.dependency_groups(GROUPS, name))


def install_wheel(session: nox.Session, *groups: str) -> None:
    """Build the source distribution, the wheel from it, and install that wheel."""
    dist = Path(session.create_tmp()) / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    session.install("build[uv]", *(line for name in groups for line in group(name)))
    session.run("python", "-m", "build", "--installer=uv", "--outdir", str(dist), str(ROOT), silent=True)
    session.install("--force-reinstall", "--no-deps", *map(str, dist.glob("*.whl")))
    session.install(*map(str, dist.glob("*.whl")))


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests, and the examples in the documentation, against the built wheel."""
    install_wheel(session, "test")
    coverage = ["--cov", "--cov-report=term"] if not session.posargs else []
    session.run("pytest", "-n", WORKERS, "--dist=loadscope", *coverage, *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Run the examples in README.md and docs/ only."""
    install_wheel(session, "test")
    session.run("pytest", "-q", "README.md", "docs", "tests/test_docs.py", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Try the report of ``broadsheet inspect`` in the Chromium that is installed, where one is."""
    install_wheel(session, "browser")
    session.run("pytest", "-q", "tests/test_inspecting_browser.py", *session.posargs)


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
    """Damage real pages at random for a minute and check the laws of the output; other seeds with ``-- --seed=S``."""
    if not (SHARED / "eval").is_dir():
        session.skip("no ../shared/eval")
    install_wheel(session)
    session.run("python", "-m", "benchmarks.fuzz", "--n=100000", "--seconds=60", *session.posargs)


@nox.session
def train(session: nox.Session) -> None:
    """Train the classifier's tables anew from the corpora beside the repository."""
    session.install("-e", ".", *group("train"))
    session.run("python", "-m", "benchmarks.train", *session.posargs)
