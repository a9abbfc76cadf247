"""Reading fixture folders, and what of an article they can state."""

import datetime as dt
import json

import pytest

from broadsheet import Article, Author, Image, Paragraph, Section, Timestamp
from broadsheet.testing import CaseError, read_case, read_pages
from broadsheet.testing.cases import field_of, filled_fields

ARTICLE = Article(
    title="Harbour plan backed",
    authors=(Author(name="Jane Porter", role="Reporter"), Author(name="Ann Lee")),
    published=Timestamp(
        value=dt.datetime(2024, 3, 7, 9, 30, tzinfo=dt.UTC), precision="minute", raw="7 March 2024"
    ),
    lead_image=Image(url="https://gazette.example/a.jpg", alt="A wall"),
    sections=(Section(blocks=(Paragraph(text="One."), Paragraph(text="Two."))),),
)


def make(folder, meta, *, expected="{}", page=b"<p>Text.</p>", name="page.html"):
    """A folder with a page and its facts."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("meta.toml").write_text(meta, "utf-8")
    folder.joinpath("expected.json").write_text(expected, "utf-8")
    folder.joinpath(name).write_bytes(page)
    return folder


def test_facts_go_to_the_parser(tmp_path):
    """All facts that the parser takes can be stated; the page stays as its bytes are."""
    meta = """
    url = "https://gazette.example/a"
    kind = "auto"
    encoding = "koi8-r"
    content_type = "text/html"
    fetched_at = 2024-03-07T09:30:00Z
    plugins = ["installed"]
    """
    case = read_case(make(tmp_path, meta, page=b"<p>\xf0</p>"))
    page = case.page
    assert ("https://gazette.example/a", "auto", "koi8-r") == (page.url, page.kind, page.encoding)
    assert ("text/html", dt.datetime(2024, 3, 7, 9, 30, tzinfo=dt.UTC)) == (
        page.content_type,
        page.fetched_at,
    )
    assert (b"<p>\xf0</p>", ("installed",)) == (page.source, case.plugins)


@pytest.mark.parametrize(("name", "kind"), [("page.html", "html"), ("page.txt", "text")])
def test_name_of_the_page_says_its_kind(tmp_path, name, kind):
    """A page is what its suffix says, and which plugins to use is left to the test run."""
    case = read_case(make(tmp_path, "", name=name))
    assert (kind, None) == (case.page.kind, case.plugins)


@pytest.mark.parametrize(
    ("meta", "problem"),
    [
        ("address = 'x'", "no fact about a page .*'address'"),
        ("url = 3", "url is a string: 3"),
        ("fetched_at = 2024-03-07T09:30:00", "fetched_at is a time with a time zone"),
        ("plugins = 'installed'", "plugins is a list of names"),
        ("kind = 'pdf'", "kind is 'auto', 'html' or 'text': 'pdf'"),
    ],
)
def test_wrong_facts_are_refused(tmp_path, meta, problem):
    """What is no fact about a page is refused with the name of the file."""
    with pytest.raises(CaseError, match=problem) as caught:
        read_case(make(tmp_path, meta))
    assert tmp_path / "meta.toml" == caught.value.path


@pytest.mark.parametrize(
    ("expected", "problem"),
    [
        ("[]", "no object"),
        ('{"provenance": []}', "'provenance'"),
        ('{"absent": "x"}', "list of phrases"),
        ('{"?absent": ["x"]}', r"'\?absent'"),
        ('{"?title": "x", "title": "y"}', "stated twice.*'title'"),
    ],
)
def test_wrong_expectations_are_refused(tmp_path, expected, problem):
    """What cannot be stated of an article is refused with the name of the file."""
    with pytest.raises(CaseError, match=problem) as caught:
        read_case(make(tmp_path, "", expected=expected))
    assert tmp_path / "expected.json" == caught.value.path


def test_two_pages_are_refused(tmp_path):
    """A folder is a case of one page."""
    make(tmp_path, "", name="page.txt")
    with pytest.raises(CaseError, match="2 are there"):
        read_case(make(tmp_path, ""))


def test_pages_of_all_cases_below_a_folder(tmp_path):
    """Pages are read from cases at any depth, in the order of their paths; without any it is an error."""
    for name in ("b/two", "a", "b/one"):
        make(tmp_path / name, f"url = 'https://gazette.example/{name}'")
    assert ["a", "b/one", "b/two"] == [page.url[24:] for page in read_pages(str(tmp_path))]
    with pytest.raises(CaseError, match=r"no folder with a meta\.toml"):
        read_pages(tmp_path / "a" / "nothing")


@pytest.mark.parametrize(
    ("name", "like", "expected"),
    [
        ("title", None, "Harbour plan backed"),
        ("subtitle", None, None),
        ("tags", None, []),
        ("authors", ["X"], ["Jane Porter", "Ann Lee"]),
        ("authors", [{}, "X"], [{"name": "Jane Porter", "role": "Reporter"}, "Ann Lee"]),
        ("published", "2024-01", "2024-03"),
        (
            "published",
            None,
            {"value": "2024-03-07T09:30:00+00:00", "precision": "minute", "raw": "7 March 2024"},
        ),
        ("lead_image", "x", "https://gazette.example/a.jpg"),
        ("text", None, "One.\n\nTwo."),
        ("paragraphs", None, ["One.", "Two."]),
        ("schema_version", None, 1),
    ],
)
def test_value_has_the_form_in_which_it_is_stated(name, like, expected):
    """A record is reduced to its name, address or date where a string is stated in its place."""
    assert expected == field_of(ARTICLE, name, like)


def test_markdown_can_be_stated():
    """The whole article can be stated as Markdown."""
    assert ARTICLE.to_markdown() == field_of(ARTICLE, "markdown")


def test_article_without_text_has_no_paragraphs():
    """Nothing is not one empty paragraph."""
    assert [] == field_of(Article(), "paragraphs")


def test_filled_fields_can_all_be_stated():
    """What is written first can be read back and is what the article gives."""
    filled = filled_fields(ARTICLE)
    assert {"title", "authors", "published", "lead_image", "sections"} == set(filled)
    assert filled == {name: field_of(ARTICLE, name, value) for name, value in filled.items()}


def test_accepted_values_keep_the_rest(tmp_path):
    """Accepting a value keeps the other ones and the order, and writes any character that a page can hold."""
    case = read_case(make(tmp_path, "", expected='{"title": "a", "kind": "article"}'))
    case.accept({"title": "é \ud800"})
    assert {"title": "é \ud800", "kind": "article"} == read_case(tmp_path).expected
    assert ["title", "kind"] == list(json.loads((tmp_path / "expected.json").read_text("utf-8")))
