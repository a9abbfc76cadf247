"""The interface of trafilatura, alone and, where it is installed, beside trafilatura itself."""

import csv
import inspect
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree, html

import broadsheet
from broadsheet.compat import CompatibilityWarning, NotOfferedError
from broadsheet.compat import trafilatura as compat

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "examples" / "harbour.html").read_bytes()
URL = "https://courier.example/harbour/pilots-win-delay"
TITLE = "Pilots win two-year delay to the Skerry Bay pier works"
#: The arguments that change nothing, each with a value that is not the default.
IDLE = {
    "fast": True,
    "no_fallback": True,
    "favor_recall": True,
    "deduplicate": True,
    "max_tree_size": 9,
    "settingsfile": "settings.cfg",
    "config": object(),
    "tei_validation": True,
}


@pytest.fixture(scope="module")
def peer():
    """Trafilatura itself."""
    return pytest.importorskip("trafilatura")


# -- alone


def test_text():
    """The text is the body of the article, its blocks on lines without blank ones between."""
    article = broadsheet.parse(PAGE, url=URL)
    assert [line for line in article.text.split("\n") if line] == compat.extract(PAGE, URL).split("\n")


def test_markdown():
    """Markdown has headings and emphasis, and links only if they are asked for."""
    plain = compat.extract(PAGE, output_format="markdown")
    linked = compat.extract(PAGE, output_format="markdown", include_links=True)
    assert ("\n## What it costs\n" in plain, "*Grete Holm*" in plain) == (True, True)
    assert (False, True) == (
        "https://works.example/hollin" in plain,
        "(https://works.example/hollin)" in linked,
    )


@pytest.mark.parametrize(
    ("arguments", "sign"),
    [
        ({"include_formatting": True}, "*Grete Holm*"),
        ({"include_links": True}, "[Hollin Marine Works](https://works.example/hollin)"),
        ({"include_images": True}, "![A timber pier in low winter sun]"),
    ],
)
def test_marked_up_text(arguments, sign):
    """Text with formatting, links or images is Markdown; without them it has no markup."""
    assert (False, True) == (sign in compat.extract(PAGE), sign in compat.extract(PAGE, **arguments))


@pytest.mark.parametrize("name", ["txt", "markdown", "json", "csv", "html", "xml"])
def test_tables(name):
    """Tables are in every format, and in none if they are not wanted."""
    with_tables = compat.extract(PAGE, output_format=name)
    without = compat.extract(PAGE, output_format=name, include_tables=False)
    assert (True, False) == ("Upkeep of the pier" in with_tables, "Upkeep of the pier" in without)


def test_header():
    """With metadata, text and Markdown begin with YAML of what is known."""
    header = compat.extract(PAGE, URL, "9", with_metadata=True).split("---\n")[1]
    fields = dict(line.split(": ", 1) for line in header.splitlines())
    assert list(fields) == [
        *("title", "author", "url", "hostname", "description", "sitename", "date", "categories", "tags", "id")
    ]
    assert (json.dumps(TITLE), '["North pier", "Harbour trust"]') == (fields["title"], fields["tags"])


def test_json():
    """JSON holds text and comments, and with metadata the fields under the names that trafilatura gives them."""
    assert {"text", "comments"} == set(json.loads(compat.extract(PAGE, output_format="json")))
    data = json.loads(compat.extract(PAGE, URL, output_format="json", with_metadata=True))
    assert (TITLE, URL, "North pier;Harbour trust") == (data["title"], data["source"], data["tags"])


def test_csv():
    """CSV is one line of eleven cells, with null for what is not known."""
    [cells] = csv.reader(
        io.StringIO(compat.extract(PAGE, URL, output_format="csv", with_metadata=True)), delimiter="\t"
    )
    assert (11, URL, "null", TITLE) == (len(cells), cells[0], cells[1], cells[4])


def test_html():
    """HTML is a document with the metadata in its head."""
    root = html.document_fromstring(compat.extract(PAGE, URL, output_format="html", with_metadata=True))
    assert [TITLE] == root.xpath("/html/head/meta[@name='title']/@content")
    assert ["What changes now", "What it costs"] == root.xpath("/html/body//h2/text()")


def test_xml():
    """XML has the metadata as attributes and the body in the elements that trafilatura writes."""
    root = etree.fromstring(
        compat.extract(PAGE, URL, output_format="xml", with_metadata=True, include_links=True)
    )
    assert ("doc", TITLE, ["main", "comments"]) == (
        root.tag,
        root.get("title"),
        [child.tag for child in root],
    )
    assert ["What changes now", "What it costs"] == root.xpath("main/head[@rend='h2']/text()")
    assert ["https://works.example/hollin"] == root.xpath("main/p/ref/@target")
    assert (5, 2) == (
        len(root.xpath("main/list/item | main/list/item/list")),
        len(root.xpath("main//item/list/item")),
    )
    assert (["Item", "Autumn plan", "New plan"], 3) == (
        root.xpath("main/table/row/cell[@role='head']/text()"),
        len(root.xpath("main/table/row[not(cell/@role)]")),
    )


def test_unknown_format():
    """A format that there is not is refused, TEI among them, with the names of those that there are."""
    for name in ("docx", "xmltei", "python"):
        with pytest.raises(broadsheet.RenderError, match=f"markdown.*{name}"):
            compat.extract(PAGE, output_format=name)


def test_unknown_argument():
    """An argument that trafilatura does not have is refused."""
    with pytest.raises(TypeError, match="include_jokes"):
        compat.extract(PAGE, include_jokes=True)


@pytest.mark.parametrize("name", IDLE)
def test_idle_arguments(name):
    """An argument that changes nothing gives a warning that names it, at the line of the caller."""
    for function in (compat.extract, compat.bare_extraction, compat.extract_with_metadata):
        with pytest.warns(CompatibilityWarning, match=f"'{name}' changes nothing") as caught:
            result = function(PAGE, **{name: IDLE[name]})
        assert result
        assert [__file__] == [warning.filename for warning in caught]


def test_idle_arguments_of_metadata():
    """So do the arguments for the search of dates."""
    with pytest.warns(CompatibilityWarning, match="extensive") as caught:
        compat.extract_metadata(PAGE, extensive=False, date_config={"extensive_search": True})
    assert [__file__] * 2 == [warning.filename for warning in caught]


@pytest.mark.parametrize(
    "content", [None, "", b"", "<html><body></body></html>", b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n...."]
)
def test_nothing(content):
    """What has no text, or is no page, gives None, or a document without values."""
    assert (None, None) == (compat.extract(content), compat.bare_extraction(content))
    assert (None, "") == (compat.extract_metadata(content).title, compat.html2txt(content))


def test_no_page():
    """What cannot be a page is refused."""
    with pytest.raises(TypeError, match="int"):
        compat.extract(3)


@pytest.mark.parametrize(
    "wrap",
    [
        bytes.decode,
        memoryview,
        lambda page: SimpleNamespace(data=page),
        lambda page: html.document_fromstring(page.decode()),
    ],
    ids=["string", "memoryview", "response", "element"],
)
def test_content(wrap):
    """Pages may be strings, buffers, responses with data, and elements of lxml."""
    assert compat.extract(PAGE) == compat.extract(wrap(PAGE))


def test_document():
    """A document without metadata has the text alone; with metadata its fields have values, and the article is there."""
    bare, full = compat.bare_extraction(PAGE, URL), compat.bare_extraction(PAGE, URL, with_metadata=True)
    assert (None, None, None) == (bare.title, bare.tags, bare.image)
    assert compat.extract(PAGE, URL) == bare.text == full.text == full.raw_text
    known = (full.title, full.author, full.hostname, full.date, full.categories, full.language, full.pagetype)
    assert known == (TITLE, "Marta Quill", "courier.example", "2025-03-14", ["Harbour"], "en", "article")
    assert broadsheet.parse(PAGE, url=URL) == full.article


def test_document_as_dict():
    """A document is made a dict by its method, and by the argument of old."""
    fields = compat.bare_extraction(PAGE, URL, with_metadata=True, as_dict=True)
    assert (TITLE, "body", 21) == (fields["title"], fields["body"].tag, len(fields))
    assert list(fields) == list(compat.Document().as_dict())


def test_with_metadata_and_text():
    """One function gives the metadata and, as text, the format that is asked for."""
    document = compat.extract_with_metadata(PAGE, URL, output_format="json")
    assert (TITLE, TITLE) == (document.title, json.loads(document.text)["title"])


def test_metadata_alone():
    """Metadata come without text, and the address only where the page states none."""
    document = compat.extract_metadata(PAGE, "https://mirror.example/1", author_blacklist={"marta quill"})
    assert (URL, None, None) == (document.url, document.author, document.text)
    assert "https://pier.example/" == compat.extract_metadata("<p>Water.</p>", "https://pier.example/").url


def test_broken_address():
    """An address that is none has no host."""
    assert None is compat.extract_metadata("<p>Water.</p>", "http://[foo/").hostname


@pytest.mark.parametrize(
    ("params", "day"),
    [
        (None, "2025-03-14"),
        ({"original_date": True, "outputformat": "%d.%m.%Y"}, "14.03.2025"),
        ({"min_date": "2025-03-15"}, None),
        ({"max_date": "2025-03-13"}, None),
        ({"min_date": "2025-03-14", "max_date": "2025-03-14"}, "2025-03-14"),
    ],
)
def test_dates(params, day):
    """Dates are written, and left out, as the parameters say."""
    assert day == compat.extract_metadata(PAGE, URL, date_config=params).date


def test_date_of_change():
    """With parameters that do not ask for the original date, the day of the last change goes first."""
    page = (
        '<meta property="article:published_time" content="2025-03-14"/>'
        '<meta property="article:modified_time" content="2025-05-02"/><p>High water is at noon.</p>'
    )
    days = [
        compat.extract_metadata(page, date_config=params).date
        for params in (None, {}, {"original_date": True})
    ]
    assert ["2025-03-14", "2025-05-02", "2025-03-14"] == days


@pytest.mark.parametrize(
    ("arguments", "refused"),
    [
        ({"target_language": "en"}, False),
        ({"target_language": "de"}, True),
        ({"url_blacklist": {URL}}, True),
        ({"url_blacklist": {"https://courier.example/"}}, False),
        ({"only_with_metadata": True}, False),
        ({"favor_precision": True}, False),
    ],
)
def test_refusals(arguments, refused):
    """An article in another language or of a listed address gives nothing."""
    assert refused == (compat.extract(PAGE, **arguments) is None)


def test_refusals_of_poor_pages():
    """A page that is no article gives nothing where precision is wanted, or all metadata; else it gives its text."""
    page = "<title>Log in</title><form><label>Name</label><input></form><p>Welcome back.</p>"
    assert None is compat.extract(page, favor_precision=True)
    assert None is compat.extract(page, only_with_metadata=True)
    assert compat.extract(page)


def test_unknown_language():
    """An article whose language is not known is kept."""
    assert compat.extract("<p>High water is at noon.</p>", target_language="de")


@pytest.mark.parametrize("rules", ["//em", ["//em", "//h2[2]"]])
def test_pruning(rules):
    """What is pruned is not in the text, and what stands behind it is."""
    text = compat.extract(PAGE, prune_xpath=rules)
    assert "and the , the crane barge" in text
    assert (isinstance(rules, str), False) == ("What it costs" in text, "Grete Holm" in text)


def test_pruning_of_text():
    """Plain text has nothing to prune."""
    text = "Tide tables\n\nHigh water is at noon, low water at six, and the harbour is open all day.\n"
    assert compat.extract(text) == compat.extract(text, prune_xpath="//p") is not None


def test_extractor():
    """An Extractor stands for the arguments, as trafilatura has it."""
    extractor = SimpleNamespace(
        format="json", tables=False, focus="precision", date_params={"extensive_search": True}
    )
    assert "Upkeep" not in json.loads(compat.extract(PAGE, options=extractor))["text"]


def test_all_words():
    """All words of a page are those of its menus, too, and with scripts and asides if it is not to be cleaned."""
    page = "<p>One<aside>two</aside><script>three</script><nav>four</nav><footer>five</footer> six"
    assert ("One four six", "One two three four five six") == (
        compat.html2txt(page),
        compat.html2txt(page, clean=False),
    )
    assert "High water is at noon." == compat.html2txt("High water\n\nis at noon.\n")


@pytest.mark.parametrize("function", [compat.fetch_url, compat.fetch_response])
def test_no_network(function):
    """Nothing is downloaded, and the error says so."""
    with pytest.raises(NotOfferedError, match="downloads nothing"):
        function("https://courier.example", no_ssl=True)


# -- beside trafilatura

FUNCTIONS = ["extract", "bare_extraction", "extract_with_metadata"]
#: Fields that have a value there and never one here.
SILENT = {"fingerprint", "filedate", "commentsbody"}


@pytest.mark.parametrize("name", [*FUNCTIONS, "extract_metadata", "html2txt"])
def test_accepts_what_the_peer_accepts(peer, name):
    """Each function takes every argument of the function of that name, with its default value."""
    content, *arguments = inspect.signature(getattr(peer, name)).parameters.values()
    defaults = {argument.name: argument.default for argument in arguments if argument.name != "config"}
    assert getattr(compat, name)(PAGE, **defaults) is not None
    ours = inspect.signature(getattr(compat, name)).parameters
    assert content.name == next(iter(ours))


def test_offers_what_the_peer_offers(peer):
    """All functions of the peer are there but two, which are about trees that only trafilatura makes."""
    assert {"baseline", "load_html"} == set(peer.__all__) - set(compat.__all__)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::broadsheet.compat.CompatibilityWarning")
@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"output_format": "markdown"},
        {"output_format": "json"},
        {"output_format": "json", "with_metadata": True},
        {"output_format": "csv", "with_metadata": True},
        {"output_format": "html"},
        {"output_format": "xml"},
        {"favor_precision": True, "include_tables": False, "include_comments": False},
        {"favor_recall": True, "fast": True},
        {"only_with_metadata": True, "target_language": "en"},
        {"url_blacklist": {URL}},
        {"include_links": True, "include_images": True, "include_formatting": True},
        {"prune_xpath": ["//aside"], "deduplicate": True},
        {"date_extraction_params": {"original_date": True, "extensive_search": False}, "with_metadata": True},
    ],
)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_same_types_of_results(peer, name, arguments):
    """Whatever is asked for, the result is of the type that the peer's is of."""
    known = inspect.signature(getattr(peer, name)).parameters
    given = {argument: value for argument, value in arguments.items() if argument in known}
    theirs, ours = (getattr(module, name)(PAGE.decode(), url=URL, **given) for module in (peer, compat))
    assert type(theirs).__name__ == type(ours).__name__


def test_same_types_of_nothing(peer):
    """What gives None there gives None here."""
    for content in ("", "<html></html>", b"%PDF-1.7 ..."):
        assert (peer.extract(content), peer.html2txt(content)) == (None, "")
        assert (compat.extract(content), compat.html2txt(content)) == (None, "")
    assert peer.extract(None) is compat.extract(None) is None


@pytest.mark.parametrize("with_metadata", [True, False])
def test_same_fields(peer, with_metadata):
    """A document has the peer's fields, in its order and of its types, or without a value."""
    theirs, ours = (
        module.bare_extraction(PAGE.decode(), url=URL, with_metadata=with_metadata).as_dict()
        for module in (peer, compat)
    )
    assert list(theirs) == list(ours)
    types = {name: (type(theirs[name]), type(ours[name])) for name in theirs if ours[name] is not None}
    assert {} == {
        name: pair for name, pair in types.items() if pair[0] is not pair[1] and pair[0] is not type(None)
    }
    assert SILENT >= {name for name in theirs if theirs[name] is not None and ours[name] is None}


@pytest.mark.parametrize("with_metadata", [True, False])
def test_same_json(peer, with_metadata):
    """The JSON has the peer's names, with values of its types."""
    theirs, ours = (
        json.loads(module.extract(PAGE.decode(), url=URL, output_format="json", with_metadata=with_metadata))
        for module in (peer, compat)
    )
    assert theirs.keys() == ours.keys()
    assert {} == {
        name: value
        for name, value in ours.items()
        if value is not None and type(value) is not type(theirs[name]) and theirs[name] is not None
    }


def test_same_facts(peer):
    """On a page that states them plainly, both find the same facts."""
    theirs, ours = (module.extract_metadata(PAGE.decode(), default_url=URL) for module in (peer, compat))
    names = (
        "title",
        "author",
        "url",
        "hostname",
        "sitename",
        "date",
        "categories",
        "tags",
        "image",
        "pagetype",
    )
    assert [getattr(theirs, name) for name in names] == [getattr(ours, name) for name in names]


def test_same_csv(peer):
    """A line of CSV has the peer's cells."""
    theirs, ours = (
        next(
            csv.reader(
                io.StringIO(module.extract(PAGE.decode(), url=URL, output_format="csv", with_metadata=True)),
                delimiter="\t",
            )
        )
        for module in (peer, compat)
    )
    # Fingerprint, text and comments differ by nature.
    assert [cell for number, cell in enumerate(theirs) if number not in {2, 7, 8}] == [
        cell for number, cell in enumerate(ours) if number not in {2, 7, 8}
    ]


def test_extractor_of_the_peer(peer):
    """The peer's own Extractor is understood."""
    from trafilatura.settings import Extractor

    extractor = Extractor(output_format="markdown", tables=False, with_metadata=True, url=URL)
    text = compat.extract(PAGE, options=extractor)
    assert ("---\n", False) == (text[:4], "Upkeep of the pier" in text)
