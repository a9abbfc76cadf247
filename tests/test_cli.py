"""The command ``broadsheet``."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import broadsheet
from broadsheet._cli import main
from broadsheet.sites import Site

ROOT = Path(__file__).parent.parent
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Why the tables are late - The Gull</title>
<meta property="og:title" content="Tide tables are late"><meta property="og:site_name" content="The Gull">
<meta property="article:tag" content="Tides"><meta property="article:tag" content="Printing">
<meta name="author" content="Jørgen Åse">
<meta property="article:published_time" content="2025-02-03T08:00:00Z">
<meta property="og:image" content="https://gull.example/tide.jpg"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Tide tables are late</h1>
<p>The printer of the tide tables has fallen ill, and the harbour office will copy last year’s by hand.</p>
<p>Skippers are asked to add eleven minutes to each time, and to look out of the window before they sail.</p>
<p>A new printer has been found on the mainland, who promises the tables for the first week of March.</p>
</article></body></html>"""


@pytest.fixture
def page(tmp_path):
    """A file with an article page."""
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return str(path)


def run_process(*args, **kwargs):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "broadsheet", *args]
    return subprocess.run(command, capture_output=True, check=False, **kwargs)


def test_text_is_the_default(page, capsys):
    """Without a format the article is printed readable, title first."""
    assert 0 == main(["parse", page])
    printed = capsys.readouterr()
    assert "Tide tables are late" == printed.out.splitlines()[0]
    assert "eleven minutes" in printed.out
    assert "Home" not in printed.out
    assert "" == printed.err


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("text", "text"),
        ("md", "to_markdown"),
        ("markdown", "to_markdown"),
        ("html", "to_html"),
        ("json", "to_json"),
    ],
)
def test_formats(page, capsys, name, expected):
    """Each format prints what the article gives in it."""
    wanted = getattr(broadsheet.parse(PAGE.encode()), expected)
    assert 0 == main(["parse", page, "-f", name])
    assert (wanted if expected == "text" else wanted()).rstrip("\n") == capsys.readouterr().out.rstrip("\n")


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title", "Tide tables are late\n"),
        ("authors", "Jørgen Åse\n"),
        ("tags", "Tides\nPrinting\n"),
        ("published", "2025-02-03T08:00:00+00:00\n"),
        ("lead_image", "https://gull.example/tide.jpg\n"),
        ("dateline", "\n"),
        ("footnotes", "\n"),
    ],
)
def test_one_field(page, capsys, field, expected):
    """``-p`` prints one value a line, people by name, and an empty line where there is none."""
    assert 0 == main(["parse", page, "-p", field])
    assert expected == capsys.readouterr().out


def test_fields_in_the_order_asked_for(page, capsys):
    """``-p`` may be given more than once."""
    main(["parse", page, "-p", "site_name", "-p", "language"])
    assert "The Gull\nen\n" == capsys.readouterr().out


def test_structured_field_is_json(page, capsys):
    """A field that has no short form is printed as JSON, one value a line."""
    main(["parse", page, "-p", "sections"])
    lines = capsys.readouterr().out.splitlines()
    assert broadsheet.parse(PAGE.encode()).to_dict()["sections"] == [json.loads(line) for line in lines]


def test_explain(page, capsys):
    """``--explain`` prints where fields come from, what lost, and what was left out."""
    main(["parse", page, "--explain"])
    printed = capsys.readouterr().out
    title = broadsheet.parse(PAGE.encode()).provenance_of("title")
    assert f"title: Tide tables are late\n    {title.confidence:.2f}  {title.source}\n" in printed
    assert "not taken: " in printed
    assert "Home" in printed.partition("left out: ")[2]


@pytest.mark.parametrize(("count", "lines"), [(5, 5), (6, 1)])
def test_many_idle_rules_are_counted(page, tmp_path, capsys, count, lines):
    """Rules that match nothing are named one by one where they are few, and counted where they are many."""
    sites = tmp_path / "gull.toml"
    rules = ", ".join(f'"//aside[{number}]"' for number in range(1, count + 1))
    sites.write_text(f'name = "gull"\nhosts = ["gull.example"]\ndrop = [{rules}]\n')
    arguments = ["--site", str(sites), "--no-plugins", "--url", "https://gull.example/tides", "--explain"]
    main(["parse", page, *arguments])
    told = capsys.readouterr().err.splitlines()
    assert lines == len([line for line in told if "nothing" in line])


def test_explain_as_json(page, capsys):
    """``--explain -f json`` prints the JSON with what was left out in it."""
    main(["parse", page, "--explain", "-f", "json"])
    removed = json.loads(capsys.readouterr().out)["removed"]
    assert any("Home" in item["text"] for item in removed)


def test_standard_input(monkeypatch, capsys):
    """``-`` reads the page from the standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert 0 == main(["parse", "-", "-p", "title"])
    assert "Tide tables are late\n" == capsys.readouterr().out


def test_kind_and_encoding_are_passed_on(tmp_path, capsys):
    """``--kind`` and ``--encoding`` reach the parser."""
    path = tmp_path / "dump"
    text = (
        "Café opens\n\n"
        + "Le café du port ouvre enfin ses portes, après deux ans de travaux et de querelles.\n\n" * 3
    )
    path.write_bytes(text.encode("cp850"))
    main(["parse", str(path), "--kind", "text", "--encoding", "cp866", "-p", "text"])
    wrong = capsys.readouterr().out
    main(["parse", str(path), "--kind", "html", "--encoding", "windows-1252", "-p", "text"])
    assert wrong != capsys.readouterr().out


def test_url_makes_links_absolute(page, capsys):
    """``--url`` is the address that the article has."""
    main(["parse", page, "--url", "https://gull.example/tides", "-p", "url"])
    assert "https://gull.example/tides\n" == capsys.readouterr().out


def test_empty_name(capsys):
    """An empty name, as of a variable of the shell that is not set, is no folder."""
    assert 2 == main(["parse", ""])
    assert ("", "broadsheet: no file is named; '-' stands for the standard input\n") == capsys.readouterr()


def test_missing_file(capsys):
    """A file that is not there is a message and status 1, no traceback."""
    assert 1 == main(["parse", "no-such-page.html"])
    assert ("", "broadsheet: no-such-page.html: No such file or directory\n") == capsys.readouterr()


def test_address(capsys):
    """An address in place of a file is told from a file that is not there."""
    assert 1 == main(["parse", "https://gull.example/tides"])
    expected = (
        "broadsheet: https://gull.example/tides: nothing is fetched; "
        "save the page, or pipe it in and name its address with --url\n"
    )
    assert ("", expected) == capsys.readouterr()


def test_folder(tmp_path, capsys):
    """A folder in place of a file is a message and status 1."""
    assert 1 == main(["parse", str(tmp_path)])
    assert capsys.readouterr().err.startswith(f"broadsheet: {tmp_path}: ")


def test_unsupported_input(tmp_path, capsys):
    """A file that is no page is a message and status 1."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    assert 1 == main(["parse", str(path)])
    printed = capsys.readouterr()
    assert "" == printed.out
    assert printed.err.startswith(f"broadsheet: {path}: ")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-p", "headline"], "no field 'headline'; there are title, subtitle"),
        (["-f", "rtf"], "'rtf'"),
        (["-p", "title", "-f", "md"], "-p prints a field as it is"),
        (["--explain", "-f", "md"], "--explain prints a report of its own"),
    ],
)
def test_wrong_options(page, capsys, args, message):
    """Options that make no sense are a message and status 2."""
    assert 2 == main(["parse", page, *args])
    printed = capsys.readouterr()
    assert "" == printed.out
    assert message in printed.err


def test_no_command(capsys):
    """Without a command the help is printed among the messages, and the status is 2."""
    with pytest.raises(SystemExit) as exit_:
        main([])
    assert 2 == exit_.value.code
    assert "usage: broadsheet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["parse"], "the following arguments are required: FILE (see broadsheet parse --help)"),
        (
            ["parse", "a.html", "--frmat", "md"],
            "unrecognized arguments: --frmat md (see broadsheet parse --help)",
        ),
        (
            ["run", "a.warc", "-o", "out", "--workers", "0"],
            "not a whole number of at least 1: '0' (see broadsheet run",
        ),
        (
            ["learn", "a.warc", "--host", "a.example", "--limit", "few"],
            "not a whole number of at least 1: 'few'",
        ),
        (
            ["parse", "a.html", "b.html"],
            "one page at a time, or 'broadsheet run' for many: b.html (see broadsheet parse --help)",
        ),
        (["prase", "a.html"], "invalid choice: 'prase'"),
    ],
)
def test_wrong_command_line(capsys, args, message):
    """A command line that cannot be understood is one line, which names the help, and status 2."""
    with pytest.raises(SystemExit) as exit_:
        main(args)
    printed = capsys.readouterr()
    assert (2, "", 1) == (exit_.value.code, printed.out, printed.err.count("\n"))
    assert printed.err.startswith("broadsheet: ")
    assert message in printed.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion(capsys, shell):
    """``--print-completion`` prints a script that knows the commands and their options."""
    pytest.importorskip("shtab")
    with pytest.raises(SystemExit) as exit_:
        main(["--print-completion", shell])
    script = capsys.readouterr().out
    assert 0 == exit_.value.code
    assert {"check-plugin", "max-abstained"} <= set(re.findall(r"\w[\w-]*", script))


def test_completion_of_the_shell():
    """Bash reads the script, and completes a command and an option with it."""
    pytest.importorskip("shtab")
    bash = shutil.which("bash") or pytest.skip("no bash")
    script = run_process("--print-completion", "bash").stdout.decode()
    ask = "COMP_WORDS=({}); COMP_CWORD={}; _shtab_broadsheet; echo ${{COMPREPLY[@]}}\n"
    program = f"{script}\n{ask.format('broadsheet ins', 1)}{ask.format('broadsheet inspect --aga', 2)}"
    found = subprocess.run([bash], input=program, capture_output=True, text=True, check=False)
    assert ["inspect", "--against"] == found.stdout.split()


def test_completion_without_its_package(monkeypatch, capsys):
    """Without shtab a message names the extra that brings it, and the status is 1."""
    monkeypatch.setitem(sys.modules, "shtab", None)
    with pytest.raises(SystemExit) as exit_:
        main(["--print-completion", "bash"])
    assert 1 == exit_.value.code
    assert ("", "broadsheet: --print-completion needs the extra cli (pip install 'broadsheet[cli]')\n") == (
        capsys.readouterr()
    )


def test_version(capsys):
    """``--version`` prints the version and nothing else."""
    with pytest.raises(SystemExit) as exit_:
        main(["--version"])
    assert 0 == exit_.value.code
    assert f"broadsheet {broadsheet.__version__}\n" == capsys.readouterr().out


def test_schema(capsys):
    """``schema`` prints the JSON Schema that ``-f json`` conforms to."""
    jsonschema = pytest.importorskip("jsonschema")
    assert 0 == main(["schema"])
    schema = json.loads(capsys.readouterr().out)
    jsonschema.validate(broadsheet.parse(PAGE.encode()).to_dict(), schema)


class Harbours:
    """A plugin for two hosts."""

    @broadsheet.hookimpl
    def broadsheet_sites(self):
        return [Site(name="quay", hosts=("quay.example", "mole.example"), priority=2)]


class Untraceable:
    """An entry point whose module is missing and whose metadata name no distribution."""

    name, dist = "lost", None

    def load(self):
        raise ImportError("no module named 'lost'")


@pytest.fixture
def installed(monkeypatch):
    """Two installed plugins, one of them broken."""
    dist = SimpleNamespace(name="broadsheet-harbours", version="1.2")
    sound = SimpleNamespace(name="harbours", dist=dist, load=Harbours)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [sound, Untraceable()])


@pytest.mark.usefixtures("installed")
def test_plugins(capsys):
    """``plugins`` prints a row for each installed plugin: what it brings, for how many hosts, and what is wrong."""
    assert 0 == main(["plugins"])
    rows = [re.split(r"\s{2,}", line) for line in capsys.readouterr().out.splitlines()]
    assert [
        ["PLUGIN", "DISTRIBUTION", "VERSION", "SITES", "HOSTS", "HOOKS", "PROBLEM"],
        ["harbours", "broadsheet-harbours", "1.2", "1", "2", "broadsheet_sites", "-"],
        ["lost", "unknown", "-", "0", "0", "-", "ImportError: no module named 'lost'"],
    ] == rows


def test_no_plugins_installed(monkeypatch, capsys):
    """Without plugins ``plugins`` prints nothing but a message."""
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [])
    assert 0 == main(["plugins"])
    assert ("", "broadsheet: no plugins are installed\n") == capsys.readouterr()


@pytest.mark.usefixtures("installed")
def test_sites_of_an_address(capsys):
    """``plugins --url`` prints the sites for an address, or says that there is none."""
    assert 0 == main(["plugins", "--url", "https://www.mole.example/a"])
    heads, row = (re.split(r"\s{2,}", line) for line in capsys.readouterr().out.splitlines())
    assert {"SITE": "quay", "PLUGIN": "harbours", "FOR": "mole.example", "PRIORITY": "2"} == dict(
        zip(heads, row, strict=True)
    )
    assert 0 == main(["plugins", "--url", "https://gull.example/a"])
    assert "no site of an installed plugin is for https://gull.example/a" in capsys.readouterr().err


def test_address_without_a_scheme(capsys):
    """An address that is none is a message and status 2."""
    assert 2 == main(["plugins", "--url", "mole.example"])
    assert "an address begins with https://" in capsys.readouterr().err


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(("options", "installed_too"), [([], True), (["--no-plugins"], False)])
def test_site_of_a_file(page, tmp_path, capsys, options, installed_too):
    """``--site`` adds the sites of a TOML file to the installed plugins; with ``--no-plugins`` they are alone."""
    rules = tmp_path / "gull.toml"
    rules.write_text(
        'name = "gull"\nhosts = ["gull.example"]\nfields = { category = "//nav/a[2]" }\n', "utf-8"
    )
    main(["parse", page, "--url", "https://gull.example/a", "--site", str(rules), *options, "-p", "category"])
    printed = capsys.readouterr()
    assert "News\n" == printed.out
    assert installed_too == ("plugin lost" in printed.err)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (None, "gull.toml: No such file or directory"),
        ('name = "gull"\n', "gull.toml, site gull: hosts or traits are missing"),
        (2 * '[[site]]\nname = "gull"\nhosts = ["gull.example"]\n', "gull"),
    ],
    ids=["missing", "mistake", "conflict"],
)
def test_unusable_file_of_sites(page, tmp_path, capsys, rules, message):
    """A file of sites that is missing, has a mistake or contradicts itself is a message and status 1."""
    path = tmp_path / "gull.toml"
    if rules is not None:
        path.write_text(rules, "utf-8")
    assert 1 == main(["parse", page, "--site", str(path)])
    printed = capsys.readouterr()
    assert "" == printed.out
    assert message in printed.err


def test_help_fits_a_screen(monkeypatch, capsys):
    """``--help`` lists the commands in 24 lines of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main(["--help"])
    lines = capsys.readouterr().out.splitlines()
    assert 24 >= len(lines)
    assert 80 >= max(map(len, lines))


def test_page_that_is_no_article(tmp_path, capsys):
    """A page that is no article is printed all the same, and a message says so."""
    path = tmp_path / "empty.html"
    path.write_text("<html><body></body></html>", "utf-8")
    assert 0 == main(["parse", str(path)])
    assert f"broadsheet: {path}: this does not look like the page of an article\n" == capsys.readouterr().err


def test_output_is_utf8_in_any_locale(page):
    """What is printed is UTF-8, whatever the locale says."""
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    found = run_process("parse", page, "-p", "authors", env=environment)
    assert (0, "Jørgen Åse", b"") == (found.returncode, found.stdout.decode("utf-8").strip(), found.stderr)


def test_quiet_when_the_reader_goes_away(page):
    """A closed pipe ends the command without a message."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        command = [sys.executable, "-m", "broadsheet", "parse", page]
        found = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (1, b"") == (found.returncode, found.stderr)
