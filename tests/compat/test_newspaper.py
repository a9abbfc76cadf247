"""The interface of newspaper4k, alone and, where it is installed, beside newspaper4k itself."""

import datetime as dt
import inspect
import json
import pickle
from pathlib import Path

import pytest

import broadsheet
from broadsheet.compat import CompatibilityWarning, NotOfferedError
from broadsheet.compat import newspaper as compat

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "examples" / "harbour.html").read_text("utf-8")
URL = "https://courier.example/harbour/pilots-win-delay"
TITLE = "Pilots win two-year delay to the Skerry Bay pier works"


@pytest.fixture(scope="module")
def peer():
    """newspaper4k itself."""
    return pytest.importorskip("newspaper")


@pytest.fixture(scope="module")
def article():
    """A parsed article."""
    return compat.article(URL, input_html=PAGE)


# -- alone


def test_fields(article):
    """The fields are those of the article that broadsheet parses, in newspaper's types."""
    parsed = broadsheet.parse(PAGE, url=URL)
    assert parsed == article.article
    assert (TITLE, parsed.text, ["Marta Quill"]) == (article.title, article.text, article.authors)
    assert dt.datetime(2025, 3, 14, 6, 30, tzinfo=dt.UTC) == article.publish_date
    assert "https://courier.example/media/north-pier-1200.jpg" == article.top_image == article.top_img
    assert [article.top_image] == article.images == article.imgs
    assert (["North pier", "Harbour trust"], "en", "en") == (
        article.tags,
        article.meta_lang,
        article.language,
    )
    assert ("The Skerry Bay Courier", URL) == (article.meta_site_name, article.canonical_link)
    assert ("https://courier.example", URL) == (article.source_url, article.original_url)
    assert article.article_html.startswith('<article lang="en-GB">\n<figure>')


def test_steps():
    """Making, downloading and parsing an article are steps that can be chained; before them its fields are empty."""
    article = compat.Article(URL, title="A title")
    assert ("A title", "", [], None, False) == (
        article.title,
        article.text,
        article.authors,
        article.publish_date,
        article.is_parsed,
    )
    assert article is article.download(input_html=PAGE, title="Another").parse()
    assert (TITLE, True) == (article.title, article.is_parsed)


@pytest.mark.parametrize("hand_over", ["set_html", "html"])
def test_html(hand_over):
    """The page can also be handed over by the method and the attribute of newspaper3k."""
    article = compat.Article(URL)
    if hand_over == "html":
        article.html = PAGE
    else:
        article.set_html(PAGE)
    assert (TITLE, PAGE) == (article.parse().title, article.html)


def test_bytes():
    """The page may be bytes, which are decoded as ever."""
    page = "<meta charset=iso-8859-2><title>Łódź odpływa</title>".encode("iso-8859-2")
    assert "Łódź odpływa" == compat.article("", input_html=page).title


def test_title_of_the_caller():
    """A title that is given stands where the page tells none."""
    article = compat.Article("", title="Given").download(input_html="<p>High water is at noon.</p>")
    assert "Given" == article.parse().title


def test_no_network():
    """Nothing is downloaded: the error says so, and newspaper's own exception catches it."""
    for attempt in (compat.Article(URL).download, compat.Article(URL).build, lambda: compat.article(URL)):
        with pytest.raises(compat.ArticleException, match="downloads nothing"):
            attempt()


def test_no_summary(article):
    """Nothing is summed up, and the error says so."""
    with pytest.raises(NotOfferedError, match="no summaries"):
        article.nlp()
    assert ("", []) == (article.summary, article.keywords)


def test_wrong_order():
    """Parsing before a page is there, and writing before parsing, are errors."""
    with pytest.raises(compat.ArticleException, match="download"):
        compat.Article(URL).parse()
    with pytest.raises(compat.ArticleException, match="parse"):
        compat.Article(URL).to_json()


def test_no_page():
    """A file that is no page is an error of its own."""
    with pytest.raises(compat.ArticleBinaryDataException, match="PDF"):
        compat.Article(URL).download(input_html=b"%PDF-1.7 ...").parse()


@pytest.mark.parametrize(
    "call",
    [
        lambda: compat.Article(URL, language="de"),
        lambda: compat.Article(URL, config=object()),
        lambda: compat.Article(URL, memorize_articles=True),
        lambda: compat.Article(URL).download(input_html=PAGE, ignore_read_more=True),
        lambda: compat.article(URL, "de", input_html=PAGE),
        lambda: compat.article(URL, input_html=PAGE, fetch_images=True),
        lambda: compat.fulltext(PAGE, language="de"),
    ],
)
def test_idle_arguments(call):
    """An argument that changes nothing gives a warning at the line of the caller."""
    with pytest.warns(CompatibilityWarning, match="changes nothing") as caught:
        call()
    assert [__file__] == [warning.filename for warning in caught]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-03-05", dt.datetime(2024, 3, 5)),  # noqa: DTZ001
        ("2024-03-05T10:00:00+02:00", dt.datetime(2024, 3, 5, 8, tzinfo=dt.UTC)),
    ],
)
def test_publish_date(written, moment):
    """A day without a time of day is its midnight, without a time zone."""
    page = f'<meta property="article:published_time" content="{written}"><p>High water is at noon.</p>'
    assert moment == compat.article(URL, input_html=page).publish_date


def test_movies():
    """What is embedded in the body is listed by its address."""
    video = '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>'
    page = PAGE.replace('<h2 id="what-it-costs">', f'{video}<h2 id="what-it-costs">')
    [movie] = compat.article(URL, input_html=page).movies
    assert "abcdefghijk" in movie


def test_meta():
    """What only the head of the page tells is there as well."""
    page = (
        '<html><head><meta name="description" content="Water, hour by hour."><meta name="keywords" content="tides, , sea">'
        '<meta property="og:image" content="/a.png"><meta property="og:image:width" content="9">'
        '<meta property="og:image:width" content="10"><meta name="twitter" content="x">'
        '<link rel="shortcut icon" href="/icon.png"></head><body><p>High water is at noon.</p></body></html>'
    )
    article = compat.article(URL, input_html=page)
    assert "Water, hour by hour." == article.meta_description
    assert ["tides", "sea"] == article.meta_keywords
    assert "https://courier.example/icon.png" == article.meta_favicon
    assert {"image": {"image": "/a.png", "width": ["9", "10"]}} == article.meta_data["og"]
    assert "x" == article.meta_data["twitter"]


def test_meta_of_a_new_page(article):
    """With a new page the head is read anew; without one it is empty."""
    other = compat.Article(URL)
    assert ("", {}) == (other.meta_description, other.meta_data)
    other.download(input_html=PAGE).parse()
    assert article.meta_data == other.meta_data != {}
    other.download(input_html="<p>High water is at noon.</p>").parse()
    assert {} == other.meta_data


def test_meta_name_before_its_value():
    """A name that has names below it, and then a value of its own, keeps both."""
    page = (
        '<meta property="og:image:width" content="9"><meta property="og:image" content="/a.png"><p>Water.</p>'
    )
    assert {"width": "9", "image": "/a.png"} == compat.article(URL, input_html=page).meta_data["og"]["image"]


def test_json(article):
    """An article is written as JSON, or as a dict."""
    fields = article.to_json(as_string=False)
    assert fields == json.loads(article.to_json())
    assert (TITLE, "2025-03-14T06:30:00+00:00") == (fields["title"], fields["publish_date"])


def test_pickle(article):
    """An article can be pickled, also after its head was read."""
    assert article.meta_data == pickle.loads(pickle.dumps(article)).meta_data


def test_fulltext():
    """The text alone can be had in one call."""
    assert broadsheet.parse(PAGE).text == compat.fulltext(PAGE)


def test_broken_address():
    """An address that is none has no site."""
    assert ("", "") == (compat.Article("http://[foo/").source_url, compat.Article("").source_url)


# -- beside newspaper4k

#: What is about downloading, its own trees, or the configuration.
NOT_HERE = {
    *("config", "extractor", "download_state", "download_exception_msg", "history", "fetch_images"),
    *("doc", "clean_doc", "top_node", "text_cleaned", "set_movies"),
    *("is_media_news", "is_valid_body", "is_valid_url"),
    *("throw_if_not_downloaded_verbose", "throw_if_not_parsed_verbose"),
}


@pytest.mark.filterwarnings("ignore::broadsheet.compat.CompatibilityWarning")
@pytest.mark.parametrize("name", ["Article", "Article.download", "Article.to_json", "article", "fulltext"])
def test_accepts_what_the_peer_accepts(peer, name):
    """Each function takes the arguments of the function of that name, in its order and with its defaults."""
    theirs, ours = (
        [
            (argument.name, argument.default)
            for argument in inspect.signature(_found(module, name)).parameters.values()
            if argument.kind is argument.POSITIONAL_OR_KEYWORD
        ]
        for module in (peer, compat)
    )
    assert theirs == ours


def _found(module, name):
    for part in name.split("."):
        module = getattr(module, part)
    return module


@pytest.fixture(scope="module")
def theirs(peer):
    """The article as newspaper4k parses it."""
    return peer.article(URL, input_html=PAGE, fetch_images=False)


def test_same_attributes(theirs, article):
    """An article has every public attribute of the peer's but those that are listed here."""
    names = {name for name in dir(theirs) if not name.startswith("_")}
    assert NOT_HERE == names - set(dir(article))


def test_same_types(theirs, article):
    """The attributes are of the peer's types, or it has no value for them."""
    names = [name for name in vars(theirs) if not name.startswith("_") and hasattr(article, name)]
    types = {name: (type(getattr(theirs, name)), type(getattr(article, name))) for name in names}
    assert {} == {
        name: pair for name, pair in types.items() if pair[0] is not pair[1] and pair[0] is not type(None)
    }


def test_same_json(theirs, article):
    """The JSON has the peer's names in the peer's order."""
    assert list(theirs.to_json(as_string=False)) == list(article.to_json(as_string=False))


def test_same_facts(theirs, article):
    """On a page that states them plainly, both find the same facts."""
    names = (
        "url",
        "title",
        "authors",
        "publish_date",
        "meta_img",
        "meta_lang",
        "meta_site_name",
        "canonical_link",
    )
    names += ("meta_description", "source_url", "original_url", "movies")
    assert [getattr(theirs, name) for name in names] == [getattr(article, name) for name in names]


def test_same_exceptions(peer):
    """The same wrong order of steps raises the exception of the same name."""
    for module in (peer, compat):
        with pytest.raises(module.ArticleException):
            module.Article(URL).parse()
