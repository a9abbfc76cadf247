"""Several extractors on the same pages: ``broadsheet.comparing``."""

import attrs
import pytest
from fake_peers import FOUND, install
from helpers import SENTENCES, article_page, paragraphs

import broadsheet
from broadsheet.comparing import Agreement, agreement, compare_records, field_score, words_of
from broadsheet.dumps import Problem, Record
from broadsheet.inspecting import Golds
from broadsheet.peers import PeerError, PeerResult

PAGE = article_page(paragraphs())
RECORD = Record(id="pages/7.html", source="pages", html=PAGE)
GOLD = {
    "id": "7",
    "url": "https://mole.example/pilots",
    "title": "Pilots wait for a station",
    "lang": "en-GB",
}
BODY = {"paragraphs": list(SENTENCES)}
HOSTILE = "<script>steal()</script><b onclick=x>bold</b> $title \u202egnp.exe"


@pytest.fixture
def compared(monkeypatch):
    """Compare an extractor that finds ``result`` with broadsheet on some records."""

    def compare(*records, result=FOUND, golds=None):
        install(monkeypatch, "fake", result)
        return compare_records(
            records or [RECORD],
            peers=["fake"],
            parser=broadsheet.Parser(plugins=()),
            golds=None if golds is None else Golds(golds),
        )

    return compare


@pytest.mark.parametrize(
    ("expected", "found", "figures"),
    [
        ("The hut, the pier!", "the HUT the pier", (1, 1, 1)),
        ("a a b", "a c", (0.4, 0.5, 1 / 3)),
        ("a", "b", (0, 0, 0)),
        ("", "", (1, 1, 1)),
        ("", "a", (0, 0, 0)),
        ("港の小屋", "港の小船", (0.75, 0.75, 0.75)),
    ],
)
def test_agreement(expected, found, figures):
    """Words agree by how often they stand in both bodies; characters do in scripts without spaces."""
    assert pytest.approx(figures) == agreement(words_of(expected), words_of(found))


def test_mean_agreement():
    """The mean of agreements is that of each figure, and None of nothing."""
    assert Agreement(0.5, 0.5, 0.75) == Agreement.mean([Agreement(1, 1, 1), Agreement(0, 0, 0.5)])
    assert Agreement.mean([]) is None


@pytest.mark.parametrize(
    ("name", "expected", "found", "score"),
    [
        ("title", "The “hut”", "the hut.", 1),
        ("title", "The hut", None, 0),
        ("published", "2025-03-14", "2025-03-14T06:30:00+00:00", 1),
        ("published", "2025-03-14", "2025-03-15", 0),
        ("language", "en-GB", "en", 1),
        ("authors", ["Ada Mole", "Bo Pier"], ("Bo Pier",), 2 / 3),
        ("authors", [], (), 1),
        ("lead_image", ["https://a.example/s/hut.jpg"], "https://b.example/l/hut.jpg?w=9", 1),
        ("lead_image", "https://a.example/hut.jpg", "https://a.example/pier.jpg", 0),
    ],
)
def test_fields(name, expected, found, score):
    """A field is right when it says the same in other signs; of lists the share counts."""
    assert pytest.approx(score) == field_score(name, expected, found)


def test_without_gold(compared):
    """Without a gold, bodies are compared with each other."""
    [page] = compared(result=PeerResult(text=" ".join(SENTENCES[:4]))).pages
    words = [sum(words_of(text).total() for text in SENTENCES[:n]) for n in (4, 8)]
    figures = page.agreement_of("broadsheet")
    assert pytest.approx((1.0, words[0] / words[1])) == (figures.recall, figures.precision)
    assert (None, None) == (page.field_score("broadsheet", "title"), page.phrases_right("broadsheet"))


def test_with_gold(compared):
    """With a gold, bodies, fields and phrases are compared with what it says, whose address is the page's."""
    gold = GOLD | BODY | {"with": ["first paragraph"], "without": ["their hut"]}
    [page] = compared(golds=[gold]).pages
    assert (1.0, True) == (page.agreement_of("broadsheet").f1, page.agreement_of("fake").f1 < 0.3)
    assert [1, 0] == [page.field_score(system, "title") for system in ("broadsheet", "fake")]
    assert [1, 1] == [page.field_score(system, "language") for system in ("broadsheet", "fake")]
    assert [None, 0.5] == [page.field_score("fake", "authors"), page.phrases_right("fake")]
    assert GOLD["url"] == page.url


def test_alone():
    """Without peers and a gold there is nothing to agree with."""
    comparison = compare_records([RECORD], peers=[], parser=broadsheet.Parser(plugins=()))
    assert (None, {}) == (comparison.score_of("broadsheet").words, comparison.pairs())


def test_failing_system(compared):
    """A system that fails on a page has an error there, and counts as one that found nothing."""
    comparison = compared(result=ZeroDivisionError("by a page"))
    [page] = comparison.pages
    assert "fake raised ZeroDivisionError: by a page" == page.found["fake"].error
    assert (1, 0, 0.0) == (*attrs.astuple(comparison.score_of("fake"))[:2], page.agreement_of("fake").f1)
    assert "fake: fake raised ZeroDivisionError: by a page" in list(comparison.lines())
    assert "by a page" in comparison.to_html()


def test_unknown_peer():
    """An extractor that nobody knows is an error before any page is read."""
    with pytest.raises(PeerError):
        compare_records(iter([RECORD]), peers=["nobody"])


def test_scores(compared):
    """The scores of several pages are their means, and those of the fields without a gold say how many are filled."""
    comparison = compared(RECORD, attrs.evolve(RECORD, id="8", html="<p>Nothing here."))
    score = comparison.score_of("fake")
    assert (0, 0, 1.0, 0.0) == (score.errors, score.empty, score.fields["title"], score.fields["lead_image"])
    assert 0.5 == comparison.score_of("broadsheet").fields["title"]
    assert {("broadsheet", "fake")} == set(comparison.pairs())


def test_records_without_html(compared):
    """Records that cannot be read, or hold plain text, are counted and left out."""
    broken = Record(id="b", source="pages", problem=Problem(kind="corrupt", message="broken"))
    comparison = compared(RECORD, broken, Record(id="t", source="pages", text="Plain"))
    assert (1, 2) == (len(comparison.pages), comparison.unread)
    assert "1 page, 2 records without HTML left out" in list(comparison.lines())[-1]


def test_table_of_a_page(compared):
    """One page is a table of fields, in which what the gold denies has a sign."""
    lines = list(compared(golds=[GOLD | BODY]).lines(120))
    assert ["gold", "broadsheet", "fake"] == lines[0].split()
    title = next(line for line in lines if line.startswith("title"))
    assert (1, True) == (title.count("≠"), "≠ Pilots wait" in title)
    assert ["agreement", "1.000"] == next(line for line in lines if line.startswith("agreement")).split()[:2]


def test_table_of_pages(compared):
    """Several pages are a table of scores, and the pages that differ the most by name."""
    other = attrs.evolve(RECORD, id="other", html=article_page(paragraphs(0, 1, 2, 3)))
    lines = list(compared(RECORD, other).lines())
    assert ["system", "broadsheet", "fake"] == [line.split()[0] for line in lines[:3]]
    assert any(line.strip().startswith("other: broadsheet 0.") for line in lines)


def test_report(compared):
    """The report has all pages, scores, fields and bodies, paragraph by paragraph."""
    comparison = compared(RECORD, attrs.evolve(RECORD, id="other"), golds=[GOLD | BODY])
    html = comparison.to_html()
    for text in (
        "pages/7.html",
        "other",
        "fake beside gold",
        "fake beside broadsheet",
        "A second one about their hut.",
    ):
        assert text in html
    assert html == comparison.to_html()


def test_report_of_many_pages(compared, monkeypatch):
    """The report shows the pages that differ the most, and says how many it leaves out."""
    monkeypatch.setattr("broadsheet.comparing.report._MOST", 1)
    worse = attrs.evolve(RECORD, id="worse", html=article_page(paragraphs(0, 1, 2)))
    html = compared(RECORD, worse, result=PeerResult(text="\n".join(SENTENCES))).to_html()
    assert (True, False) == (">worse<" in html, ">pages/7.html<" in html)
    assert "1 page with smaller differences is not shown" in html


def test_report_is_safe(compared):
    """Nothing of a page is markup in the report, which runs no script and loads nothing."""
    record = attrs.evolve(RECORD, id=HOSTILE, url="javascript:steal()")
    html = compared(record, result=PeerResult(title=HOSTILE, text=HOSTILE, tags=[HOSTILE])).to_html()
    assert "default-src 'none'" in html
    for text in ("<script", "<b onclick", "\u202e", "href=", "src="):
        assert text not in html
