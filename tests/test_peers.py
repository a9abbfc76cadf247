"""Other extractors: ``broadsheet.peers``."""

import datetime as dt
import sys
from contextlib import suppress
from importlib.util import find_spec
from types import ModuleType, SimpleNamespace

import pytest
from fake_peers import FOUND, install, uninstall
from helpers import SENTENCES, article_page

import broadsheet
from broadsheet.errors import MissingExtraError
from broadsheet.peers import PEERS, PeerError, PeerResult, installed_peers, is_peer, load_peer
from broadsheet.peers.reading import decoded, text_of_html

URL = "https://mole.example/pilots"
LONG = [" ".join(SENTENCES[:4]), " ".join(SENTENCES[4:])]
PAGE = article_page("".join(f"<p>{text}</p>" for text in LONG)).encode()
MODULES = {"newspaper4k": "newspaper", "readability-lxml": "readability"}


@pytest.mark.parametrize("name", PEERS)
def test_each_peer_finds_the_body(name):
    """Each extractor that is installed finds the paragraphs of a plain article."""
    if not find_spec(MODULES.get(name, name)):
        pytest.skip(f"{name} is not installed")
    found = load_peer(name).extract(PAGE, URL)
    assert set() == set(LONG) - set(found.paragraphs)
    assert found.title is None or found.title.startswith("Pilots wait for a station")


@pytest.mark.parametrize("name", PEERS)
@pytest.mark.parametrize("page", [b"", b"<p>", b"\xff\xfe\x00", b"<html><body></body></html>"])
def test_peers_on_next_to_nothing(name, page):
    """On a page with nothing in it an extractor finds nothing, or fails with one of this library's errors."""
    if not find_spec(MODULES.get(name, name)):
        pytest.skip(f"{name} is not installed")
    with suppress(PeerError):
        assert len(load_peer(name).extract(page, None).text) < 3


def test_names(monkeypatch):
    """Names are known in any case, by short forms, and with underscores."""
    install(monkeypatch, "newspaper4k")
    install(monkeypatch, "readability-lxml")
    names = ["newspaper", " Newspaper4K ", "readability_lxml", "readability"]
    expected = ["newspaper4k", "newspaper4k", "readability-lxml", "readability-lxml"]
    assert expected == [load_peer(name).name for name in names]
    assert [True, False] == [is_peer("Readability"), is_peer("gold.json")]


def test_unknown_peer():
    """An extractor that nobody knows is an error that names those that are known."""
    with pytest.raises(PeerError, match=r"boilerpy3, .*trafilatura\): 'nobody'"):
        load_peer("nobody")


def test_missing_peer(monkeypatch):
    """An extractor that is not installed is an error that says how to install it."""
    uninstall(monkeypatch, "trafilatura")
    with pytest.raises(MissingExtraError, match=r"pip install trafilatura"):
        load_peer("trafilatura")


def test_installed_peers(monkeypatch):
    """The extractors that are installed are told by their distributions."""
    monkeypatch.setattr("broadsheet.peers.registry.version", {"goose3": "3.1", "trafilatura": "2.0"}.get)
    assert ["goose3", "trafilatura"] == installed_peers()


def test_failing_peer(monkeypatch):
    """What an extractor raises becomes an error that names it; a lack of memory stays what it is."""
    install(monkeypatch, "fake", ZeroDivisionError("by a page"))
    with pytest.raises(PeerError, match="fake raised ZeroDivisionError: by a page"):
        load_peer("fake").extract(PAGE)
    install(monkeypatch, "fake", MemoryError())
    with pytest.raises(MemoryError):
        load_peer("fake").extract(PAGE)


def test_result():
    """Results are brought into one form: lines folded, names split, nothing as None."""
    result = PeerResult(title=" A \n title ", authors="Ada; Bo;", published="", tags=None, text=None)
    assert ("A title", ("Ada", "Bo"), None, (), "") == (
        result.title,
        result.authors,
        result.published,
        result.tags,
        result.text,
    )
    assert ("A first paragraph about the pilots.", "A second one about their hut.") == FOUND.paragraphs


def test_result_of_an_article():
    """An article has the same form."""
    result = PeerResult.of(broadsheet.Parser(plugins=()).parse(PAGE, url=URL))
    assert ("Pilots wait for a station", "en", tuple(LONG)) == (
        result.title,
        result.language,
        result.paragraphs,
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Café".encode("utf-8-sig"), "Café"),
        ("Café".encode("utf-16"), "Café"),
        ("Café".encode(), "Café"),
        ("<meta charset=iso-8859-2>Łódź".encode("iso-8859-2"), "Łódź"),
        ("<meta charset=iso-8859-1>“Café”".encode("windows-1252"), "“Café”"),
        ("<meta charset=nonsense>Café".encode("windows-1252"), "Café"),
        ("Café".encode("windows-1252"), "Café"),
    ],
)
def test_decoding(page, text):
    """A page is decoded by its mark, as UTF-8, as it declares, or as Windows-1252."""
    assert text == decoded(page).rpartition(">")[2]


def test_text_of_html():
    """The text of HTML is cut at its blocks, without captions and scripts."""
    html = "<h1>Tide</h1>High <b>water</b><br>at noon<ul><li>one<li>two</ul><figcaption>A hut</figcaption><script>x</script>"
    assert "Tide\n\nHigh water\n\nat noon\n\none\n\ntwo" == text_of_html(html)


class _Newspaper(SimpleNamespace):
    """newspaper4k's class as far as it is used."""

    def __init__(self, url, *, fetch_images):
        super().__init__(url=url, fetch_images=fetch_images)

    def download(self, input_html):
        """Take the page."""
        self.text = input_html

    def parse(self):
        """Find what there is."""
        self.title, self.authors, self.publish_date = "T", ["Ada"], dt.datetime(2025, 3, 14, tzinfo=dt.UTC)
        self.meta_lang = self.meta_site_name = self.meta_description = self.top_image = ""
        self.tags = {"b", "a"}


FOUND_BY = SimpleNamespace(
    title="T",
    author="Ada; Bo",
    date="2025-03-14",
    language=None,
    sitename="S",
    description="D",
    tags=["a"],
    image="I",
)
#: What stands in the place of each package: the attributes of its modules.
PACKAGES = {
    "trafilatura": {
        "trafilatura": {
            "bare_extraction": lambda page, **_: (
                SimpleNamespace(**vars(FOUND_BY), text=page.decode()) if page else None
            )
        }
    },
    "newspaper4k": {"newspaper": {"Article": _Newspaper}},
    "readability-lxml": {
        "readability": {
            "Document": lambda page, url: SimpleNamespace(
                short_title=lambda: "T", summary=lambda *, html_partial: f"<p>{page}</p>" * html_partial
            )
        }
    },
    "resiliparse": {
        "resiliparse.extract.html2text": {"extract_plain_text": lambda tree, **_: tree.text},
        "resiliparse.parse.encoding": {"bytes_to_str": bytes.decode, "detect_encoding": lambda _: "utf-8"},
        "resiliparse.parse.html": {
            "HTMLTree": SimpleNamespace(parse=lambda text: SimpleNamespace(title="T", text=text))
        },
    },
    "goose3": {
        "goose3": {
            "Goose": lambda settings: SimpleNamespace(
                extract=lambda url, raw_html: SimpleNamespace(
                    title="T",
                    authors=["Ada"],
                    publish_date=None,
                    meta_lang="en",
                    meta_description=settings["strict"] and "D",
                    tags=None,
                    cleaned_text=raw_html,
                )
            )
        }
    },
    "boilerpy3": {
        "boilerpy3.extractors": {
            "ArticleExtractor": lambda raise_on_failure: SimpleNamespace(
                get_doc=lambda text: SimpleNamespace(title="T", content=text)
            )
        }
    },
    "justext": {
        "justext": {
            "get_stoplist": lambda language: [language],
            "justext": lambda text, words: [
                SimpleNamespace(text=text.partition(">")[2] or text, is_boilerplate=False),
                SimpleNamespace(text=words[0] if words else "none", is_boilerplate=not words),
            ],
        }
    },
}


@pytest.fixture
def packages(monkeypatch):
    """The packages of the extractors, with something else in their place."""
    for modules in PACKAGES.values():
        for name, attributes in modules.items():
            module = ModuleType(name)
            vars(module).update(attributes)
            monkeypatch.setitem(sys.modules, name, module)


@pytest.mark.parametrize("name", [name for name in PACKAGES if name != "justext"])
def test_adapters(packages, name):
    """What a package gives for a page is brought into the form of all."""
    found = load_peer(name).extract("Høyt vann".encode(), URL)
    assert ("T", "Høyt vann") == (found.title, found.text)


def test_fields_of_adapters(packages):
    """Names, times and topics come in one form, in whatever form a package has them."""
    one, two = (load_peer(name).extract(b"x", None) for name in ("trafilatura", "newspaper4k"))
    assert (("Ada", "Bo"), "2025-03-14", "S", ("a",)) == (one.authors, one.published, one.site_name, one.tags)
    assert (("Ada",), "2025-03-14T00:00:00+00:00", None, ("a", "b")) == (
        two.authors,
        two.published,
        two.site_name,
        two.tags,
    )
    assert PeerResult() == load_peer("trafilatura").extract(b"", None)


@pytest.mark.parametrize(
    ("page", "words"), [("<html lang=de>x", "German"), ("x", "English"), ("<html lang=xx>x", None)]
)
def test_stop_words(packages, page, words):
    """The extractor jusText gets the stop words of the language that the page states, English ones if it states none."""
    assert "\n\n".join(filter(None, ["x", words])) == load_peer("justext").extract(page.encode(), None).text
