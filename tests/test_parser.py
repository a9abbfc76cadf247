"""The configured parser, and the function that uses a default one."""

import datetime as dt
import inspect
import io
import itertools
import pickle
import re
import subprocess
import sys
import threading
from pathlib import Path, PurePath

import pytest

from broadsheet import parser as parser_module
from broadsheet.errors import RenderError, UnsupportedInputError
from broadsheet.hookspecs import hookimpl
from broadsheet.limits import Limits
from broadsheet.model import Article
from broadsheet.parser import Parser, parse
from broadsheet.sites import Claim, Site, field

PAGE = """<html><head><title>Harbour plan backed</title></head><body><article><h1>Harbour plan backed</h1>
<p>The council of Port Alder voted on Monday for the new harbour wall, after a debate until midnight.</p>
<p>Work begins in May. The wall will be forty metres longer than the old one and carry a path.</p>
<p>The cost is shared by the town and the county, which will each pay half over six years from now.</p>
</article></body></html>"""
URL = "https://gazette.example/2024/03/harbour-plan"


class Gazette(Site):
    hosts = ("gazette.example",)
    drop = ("//article/p[2]",)

    @field("site_name")
    def find_site_name(self, page):
        return "Gazette"


class Inner:
    """A plugin that parses a page while a page is parsed."""

    @hookimpl
    def broadsheet_claims(self, page):
        inner = Parser(plugins=[Gazette]).parse(PAGE, url=URL)
        yield Claim("category", inner.site_name, "test", 0.9)


@pytest.mark.parametrize(
    "wrap", [str, str.encode, lambda s: bytearray(s.encode()), lambda s: memoryview(s.encode())]
)
def test_all_kinds_of_source_give_the_same(wrap):
    """A page as str, bytes, bytearray or memoryview gives the same text, and is left as it is."""
    source = wrap(PAGE)
    article = Parser(plugins=()).parse(source)
    assert Parser(plugins=()).parse(PAGE).text == article.text
    assert wrap(PAGE) == source


@pytest.mark.parametrize(
    ("error", "settings"),
    [
        (TypeError, {"source": None}),
        (TypeError, {"source": 3}),
        (TypeError, {"url": b"https://x.example"}),
        (TypeError, {"encoding": 8}),
        (TypeError, {"content_type": object()}),
        (TypeError, {"fetched_at": "2024-01-01"}),
        (ValueError, {"fetched_at": dt.datetime(2024, 1, 1)}),  # noqa: DTZ001
        (ValueError, {"kind": "pdf"}),
    ],
)
def test_wrong_arguments_raise(error, settings):
    """An argument of a wrong type is the caller's mistake and raises."""
    with pytest.raises(error):
        Parser(plugins=()).parse(**({"source": PAGE} | settings))


@pytest.mark.parametrize(
    "settings", [{"disabled": "us"}, {"limits": {}}, {"plugins": 3}, {"plugins": None}, {"plugins": "us"}]
)
def test_wrong_configuration_raises(settings):
    """A parser that is configured with wrong types raises TypeError."""
    with pytest.raises(TypeError):
        Parser(**settings)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (None, "a page is bytes or str, not NoneType"),
        (io.BytesIO(b"<p>x"), "a page is bytes or str, not BytesIO; hand over what its read() gives"),
        (PurePath("a.html"), "a page is bytes or str, not PurePosixPath"),
        (Path("a.html"), f"not {type(Path()).__name__}; hand over what its read_bytes() gives"),
    ],
)
def test_message_says_what_to_hand_over(source, message):
    """Who hands over a path or an open file is told what to hand over instead."""
    with pytest.raises(TypeError, match=re.escape(message)):
        parse(source)


@pytest.mark.parametrize("source", ["saved/page.html", b"page.htm\n", "notes.txt", "page.html.gz"])
def test_name_of_a_file_is_no_page(source):
    """The name of a file is refused as an address is, and not read as a text of one word."""
    with pytest.raises(UnsupportedInputError, match="the name of a file"):
        parse(source)


def test_text_that_ends_with_a_name_of_a_file_is_a_page():
    """A line of words is a text, whatever its last word."""
    assert "not_article" == parse("All is said in readme.txt").kind


def test_help_names_every_argument():
    """``help(parse)`` describes each argument of the function."""
    named = re.findall(r"^ {8}(\w+): ", parse.__doc__, re.MULTILINE)
    assert list(inspect.signature(parse).parameters) == [name for name in named if name.islower()]


@pytest.mark.parametrize(("plugins", "expected"), [((), "0 sites"), ([Gazette], "1 site")])
def test_repr_counts_the_sites(plugins, expected):
    """``repr`` of a parser says how many sites it knows."""
    assert f"<Parser with {expected}>" == repr(Parser(plugins=plugins))


def test_only_articles_are_rendered():
    """What is no article raises TypeError, whatever the format."""
    with pytest.raises(TypeError, match="not str"):
        Parser(plugins=()).render("<p>x", "html")


@pytest.mark.parametrize(
    ("url", "codes"),
    [
        (None, []),
        ("", []),
        (URL, []),
        ("gazette.example/harbour-plan", ["url_ignored"]),
        ("file:///a.html", ["url_ignored"]),
    ],
)
@pytest.mark.parametrize("kind", ["html", "text"])
def test_useless_address_is_a_warning(url, codes, kind):
    """An address that is no absolute one of the web is passed over, and a warning says so."""
    article = Parser(plugins=()).parse(PAGE, url=url, kind=kind)
    assert codes == [warning.code for warning in article.warnings]


def test_what_is_no_page_raises():
    """A PDF is neither HTML nor text."""
    with pytest.raises(UnsupportedInputError):
        Parser(plugins=()).parse(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")


@pytest.mark.parametrize("url", ["", "no address", "http://[foo/", "https://" + "a." * 300, "\ud800"])
def test_broken_addresses_are_content(url):
    """An address that is none changes nothing but ``url``; it never raises."""
    assert Parser(plugins=()).parse(PAGE, url=url).text == Parser(plugins=()).parse(PAGE).text


def test_site_patches_the_generic_answer():
    """What a site marks and gives replaces the generic answer; the rest stands."""
    plain = Parser(plugins=()).parse(PAGE, url=URL)
    article = Parser(plugins=[Gazette]).parse(PAGE, url=URL)
    assert (None, "Gazette") == (plain.site_name, article.site_name)
    assert f"site {Gazette.name} site_name" == article.provenance_of("site_name").source
    assert ("Work begins" in plain.text, "Work begins" in article.text) == (True, False)
    assert (plain.title, ()) == (article.title, article.warnings)


def test_site_of_another_host_changes_nothing():
    """A site is not asked about pages of other hosts."""
    url = "https://other.example/2024/03/harbour-plan"
    assert Parser(plugins=()).parse(PAGE, url=url) == Parser(plugins=[Gazette]).parse(PAGE, url=url)


def test_plugins_are_per_parser():
    """A parser with a plugin leaves other parsers of the process alone."""
    Parser(plugins=[Gazette])
    assert None is Parser(plugins=()).parse(PAGE, url=URL).site_name


def test_order_of_plugins_does_not_matter():
    """Every order of the same plugins gives the same article."""
    plugins = [Gazette, Inner(), Site(name="b", hosts=("b.example",))]
    found = {Parser(plugins=order).parse(PAGE, url=URL) for order in itertools.permutations(plugins)}
    assert 1 == len(found)


def test_parser_can_be_used_inside_itself():
    """A plugin may parse a page of its own."""
    assert "Gazette" == Parser(plugins=[Inner()]).parse(PAGE).category


def test_parser_is_picklable():
    """A copy works like the parser."""
    parser = Parser(plugins=[Gazette, Inner()], limits=Limits(max_depth=99))
    copy = pickle.loads(pickle.dumps(parser))
    assert parser.parse(PAGE, url=URL) == copy.parse(PAGE, url=URL)
    assert repr(parser) == repr(copy)


def test_plugin_modules_survive_pickling(tmp_path, monkeypatch):
    """A module given as a plugin is imported again by its name."""
    (tmp_path / "module_plugin.py").write_text(
        "from broadsheet.hookspecs import hookimpl\nfrom broadsheet.sites import Claim\n"
        "@hookimpl\ndef broadsheet_claims(page):\n    return [Claim('category', 'Town', 'test', 0.9)]\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    import module_plugin

    copy = pickle.loads(pickle.dumps(Parser(plugins=[module_plugin])))
    assert "Town" == copy.parse(PAGE).category


def test_threads_share_a_parser():
    """Threads that share a parser get what one thread gets."""
    parser = Parser(plugins=[Gazette])
    expected, found = parser.parse(PAGE, url=URL), []
    threads = [
        threading.Thread(target=lambda: found.extend(parser.parse(PAGE, url=URL) for _ in range(10)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [expected] * 80 == found


def test_load_faults_are_in_every_article():
    """What went wrong when plugins were loaded is in the warnings of each article."""

    class Broken:
        @hookimpl
        def broadsheet_sites(self):
            raise OSError("disk")

    parser = Parser(plugins=[Broken()])
    for _ in range(2):
        assert ["plugin_load_failed"] == [warning.code for warning in parser.parse(PAGE).warnings]


def test_formats_of_core_and_plugins():
    """A parser renders in the formats of the core and of its plugins, and says which there are."""

    class Shout:
        @hookimpl
        def broadsheet_renderers(self):
            return {"shout": lambda article: article.title.upper()}

    parser = Parser(plugins=[Shout()])
    article = Article(title="Harbour")
    assert ("HARBOUR", article.to_json()) == (parser.render(article, "shout"), parser.render(article, "json"))
    with pytest.raises(RenderError, match=r"shout.*'rst'"):
        parser.render(article, "rst")


def test_default_parser_is_made_once():
    """The function uses one parser for all its calls."""
    assert parse(PAGE) == parse(PAGE)
    assert parser_module._default_parser() is parser_module._default_parser()


def test_importing_finds_no_plugins():
    """Plugins are looked for at the first page, not at import."""
    code = "import sys, broadsheet; before = 'importlib.metadata' in sys.modules; print(before)"
    script = [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"]
    found = subprocess.run(script, capture_output=True, text=True, check=True)
    assert "False" == found.stdout.strip()
