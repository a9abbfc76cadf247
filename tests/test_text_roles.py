"""What the blocks of a plain text are."""

import datetime as dt

import pytest

from broadsheet._classify.text_features import FEATURES, flow_of
from broadsheet._classify.text_roles import TextRoles
from broadsheet._classify.text_scorer import classify_text, text_rows
from broadsheet._records import Label, Layout, Mark, Metadata
from broadsheet._text.layout import lay_out
from broadsheet.limits import Limits
from broadsheet.model import Author, Timestamp

TITLE = "Council Votes to Rebuild the Northern Pier"
BODY = tuple(
    paragraph.replace("\n", " ")
    for paragraph in """\
The harbour council agreed on Tuesday to rebuild the northern pier before the winter storms arrive. The
vote ended four hours of debate in the old customs house, where every chair was taken.

“We could not wait any longer,” said the engineer Ada Holm, who drew the plans. “The pier moves with
every tide, and one night it will move too far,” she told the members of the council.

Fishermen had asked for a longer breakwater instead. Their petition was read aloud but never put to a
vote, because the money for it had already been spent on the lighthouse last spring.

The council will borrow half of the money from the bank of the island. The other half is to come from a
new fee on visiting boats, which the harbour master expects to rise again next summer.

Work on the pier begins in August and should be finished by the end of October, weather permitting. Until
then the ferry from the mainland will land at the southern quay twice a day.""".split("\n\n")
)
BIO = "Jonas Berg is the harbour editor of the Holm Gazette and the author of two books on lighthouses."
PAGE = (
    "Home",
    "World",
    "Weather",
    TITLE,
    "by | Jun 26, 2023",
    TITLE,
    "by | Jun 26, 2023",
    "engineer on the pier",
    "The engineer Ada Holm shows the plans of the northern pier to the members of the council",
    *BODY,
    "About Jonas Berg",
    BIO,
    "Our Books",
    "latest lighthouse guide.",
    "Related Articles",
    "Related",
)
KNOWN = Metadata(
    title=TITLE,
    headlines=(TITLE,),
    authors=(Author(name="Jonas Berg"),),
    published=Timestamp(value=dt.date(2023, 6, 26), precision="day", raw="Jun 26, 2023"),
)


def laid(*lines: str, marks: dict[int, Mark] | None = None) -> Layout:
    return lay_out(lines, marks or {}, Limits())


def labels(*lines: str, metadata: Metadata = KNOWN, marks: dict[int, Mark] | None = None) -> list[Label]:
    return [verdict.label for verdict in classify_text(laid(*lines, marks=marks), metadata)]


def by_text(*lines: str, metadata: Metadata = KNOWN) -> dict[str, Label]:
    return dict(zip(lines, labels(*lines, metadata=metadata), strict=True))


def test_page_with_doubled_front_matter_and_tail():
    """Menu, titles, bylines, alternative text, caption, bio and link headings all get their labels."""
    expected = [
        *[Label.BOILERPLATE] * 3,
        *[Label.TITLE, Label.BYLINE] * 2,
        Label.ALT,
        Label.CAPTION,
        *[Label.BODY] * 5,
        Label.BIO_HEADING,
        Label.BIO,
        *[Label.BOILERPLATE] * 4,
    ]

    assert expected == labels(*PAGE)


@pytest.mark.parametrize("blank", [0, 2])
def test_blank_lines_do_not_matter(blank):
    """The labels are the same with and without blank lines between the blocks."""
    lines = [part for line in PAGE for part in (line, *[""] * blank)]

    assert labels(*PAGE) == labels(*lines)


def test_window_title_line_is_a_title():
    """A first line that begins with the title and goes on with the site's name is a copy of the title."""
    assert Label.TITLE is labels(f"{TITLE} | Holm Gazette", "Home", TITLE, *BODY)[0]


def test_standfirst_and_author_line():
    """Lines above the text that the metadata know are labelled as what they are."""
    metadata = Metadata(
        title=TITLE, headlines=(TITLE,), subtitle="Nine to six", authors=(Author(name="Ada Lund"),)
    )
    found = by_text(TITLE, "Nine to six", "Ada Lund", *BODY, metadata=metadata)

    assert (Label.SUBTITLE, Label.BYLINE) == (found["Nine to six"], found["Ada Lund"])


def test_front_matter_below_a_standfirst():
    """Title, date and byline may stand between a standfirst that reads as text and the next paragraph."""
    dated = "June 26, 2023, 8:24 pm"
    metadata = Metadata(
        title=TITLE,
        headlines=(TITLE,),
        authors=(Author(name="Ada Lund"),),
        byline_line="By Ada Lund, Holm",
        published=Timestamp(value=dt.date(2023, 6, 26), precision="day", raw="June 26, 2023"),
    )
    found = by_text("Home", BODY[0], TITLE, dated, "By Ada Lund, Holm", *BODY[1:], metadata=metadata)

    assert [Label.TITLE, Label.BYLINE, Label.BYLINE] == [
        found[TITLE],
        found[dated],
        found["By Ada Lund, Holm"],
    ]
    assert [Label.BODY] * 4 == [found[text] for text in BODY[1:]]


def test_front_matter_ends_with_the_second_paragraph():
    """The name of an author further down in the text is no byline."""
    metadata = Metadata(title=TITLE, headlines=(TITLE,), authors=(Author(name="Ada Lund"),))
    found = by_text(TITLE, *BODY[:2], "Ada Lund", *BODY[2:], metadata=metadata)

    assert Label.BYLINE is not found["Ada Lund"]


def test_credit_marks_the_caption_above():
    """A credit line inside the text is a credit and the short line above it its caption."""
    found = by_text(TITLE, BODY[0], BODY[1], "Ada Holm on the pier", "Foto: Nils Vik", *BODY[2:])

    assert (Label.CAPTION, Label.CREDIT) == (found["Ada Holm on the pier"], found["Foto: Nils Vik"])


@pytest.mark.parametrize(
    "caption",
    [
        "Ada Holm on the pier in May. Foto: Nils Vik",
        "Ada Holm on the pier in May (Photo by Nils Vik)",
        "Ada Holm on the pier in May © Nils Vik",
    ],
)
def test_a_line_that_ends_with_a_credit_is_a_caption(caption):
    """Where caption and credit share a line inside the text, the line is the caption."""
    found = by_text(TITLE, BODY[0], BODY[1], caption, *BODY[2:])

    assert Label.CAPTION is found[caption]


@pytest.mark.parametrize("pointer", ["Read more: Nine votes for a longer breakwater", "Anzeige"])
def test_lines_that_point_elsewhere(pointer):
    """Lead-ins to other articles and labels of advertisements inside the text are no body."""
    assert Label.BOILERPLATE is by_text(TITLE, BODY[0], BODY[1], pointer, *BODY[2:])[pointer]


def test_closing_line():
    """A last line that says who worked on the text is no body."""
    line = "Redaktion: Nils Vik und Ada Lund haben an diesem Text gearbeitet."

    assert Label.BOILERPLATE is by_text(TITLE, *BODY, line)[line]


def test_bio_without_heading():
    """A last paragraph that begins with the author's full name is the bio."""
    assert Label.BIO is labels(TITLE, *BODY, BIO)[-1]


def test_name_above_the_bio():
    """The author's name alone above the bio is its heading."""
    assert [Label.BIO_HEADING, Label.BIO] == labels(TITLE, *BODY, "Jonas Berg", BIO)[-2:]


def test_bio_heading_in_another_language():
    """The heading of a bio is known in other languages too."""
    found = by_text(TITLE, *BODY, "Über den Autor", BIO)

    assert (Label.BIO_HEADING, Label.BIO) == (found["Über den Autor"], found[BIO])


def test_about_a_person_in_the_middle_is_a_heading():
    """A heading about a person with much of the text below it does not end the body."""
    found = by_text(TITLE, BODY[0], "About Ada Holm", *BODY[1:])

    assert [Label.BODY] * 5 == [found[text] for text in BODY]


def test_related_headline_after_the_end():
    """What follows the heading of related links is no body."""
    found = by_text(
        TITLE, *BODY, "Lesen Sie auch", "The lighthouse is open again, and the keeper has a new boat."
    )

    assert Label.BOILERPLATE is found["The lighthouse is open again, and the keeper has a new boat."]


def test_copy_of_a_paragraph():
    """Of a paragraph that stands twice one copy is kept."""
    layout = laid(TITLE, *BODY, BODY[2])
    blocks = range(len(layout.blocks))
    verdicts = TextRoles(layout, KNOWN, flow_of(layout), blocks, [1.0 for _ in blocks]).verdicts()

    assert ("repeated", "duplicate") == (verdicts[-1].reason, verdicts[-1].by)


def test_editors_note():
    """An editor's note at the end is a note."""
    note = "Editor's note: The date of the vote was corrected after this article had been published."

    assert Label.NOTE is labels(TITLE, *BODY, note)[-1]


def test_heading_between_paragraphs():
    """A short line between paragraphs is a heading of the body; one with nothing below it is none."""
    found = by_text(TITLE, BODY[0], BODY[1], "Who pays for the pier", *BODY[2:], "More")

    assert (Label.HEADING, Label.BOILERPLATE) == (found["Who pays for the pier"], found["More"])


def test_marks_outrank_everything():
    """What a site says about a line is its label."""
    verdicts = classify_text(laid(*PAGE, marks={9: Mark.DROP, 0: Mark.BODY}), KNOWN)

    assert ((Label.BODY, "site"), (Label.BOILERPLATE, "site")) == (
        (verdicts[0].label, verdicts[0].by),
        (verdicts[9].label, verdicts[9].by),
    )


def test_headings_alone_are_no_body():
    """Where only headings score well, the running text near the best of the rest is body."""
    layout = laid(
        "# The pier", "Work on the pier begins in August and should be finished by October.", "Home"
    )
    scores = [2.0, -1.0, -2.0]
    verdicts = TextRoles(layout, Metadata(), flow_of(layout), range(3), scores).verdicts()
    assert [Label.BODY, Label.BOILERPLATE] == [verdict.label for verdict in verdicts[1:]]


def test_one_row_of_features_for_each_scored_block():
    """Rows and texts for the training belong together and have all features."""
    texts, rows = text_rows(laid(*PAGE))

    assert len(texts) == len(rows)
    assert {len(FEATURES)} == set(map(len, rows))


def test_blocks_far_from_running_text_are_not_scored():
    """A menu far above the text costs nothing; a text without any sentence is scored whole."""
    menu = [f"Item {n}" for n in range(50)]

    assert 47 == flow_of(laid(*menu, *BODY)).chosen()[0]
    assert list(range(50)) == flow_of(laid(*menu)).chosen()


def test_a_short_text_has_a_body_too():
    """Where no block is sure to be body, running text is; menus never are for that."""
    layout = laid("Tags", "The tag opens a paragraph and makes it bold, says the old manual.", "Tags", "Home")
    found = classify_text(layout, Metadata())
    assert [Label.BOILERPLATE, Label.BODY, Label.BOILERPLATE, Label.BOILERPLATE] == [v.label for v in found]


def test_features_of_the_flow():
    """A block is told its run of sentences, the widest gap and the announcements above it, and its group."""
    lines = (BODY[0], "", BODY[1], "", "Comments", "", "Kim", "Lee", "", BODY[2], "", *BODY[3:5])
    texts, rows = text_rows(laid(*lines))
    found = {text: dict(zip(FEATURES, row, strict=True)) for text, row in zip(texts, rows, strict=True)}
    names = ("run", "widest_gap", "announced", "group")
    expected = {BODY[1]: (2, 0, 0, 1), "Lee": (0, 2, 1, 2), BODY[3]: (3, 3, 1, 2)}
    assert expected == {text: tuple(found[text][name] for name in names) for text in expected}


def test_groups_in_a_text_without_blank_lines():
    """Where no blank line parts running text, a paragraph is a group by itself, and so are the lines between two."""
    _, rows = text_rows(laid(*BODY[:2], "Kim", "Lee", *BODY[2:5]))
    group = FEATURES.index("group")

    assert [1, 1, 2, 2, 1, 1, 1] == [row[group] for row in rows]


def test_linked_paragraphs_of_markdown_point_elsewhere():
    """A paragraph that is one link is no body where the scorer is not sure of it; one with links in it is."""
    teaser = (
        "[The ferry stays in the harbour until the storm has passed the island, the master says.](/ferry)"
    )
    linked = BODY[3].replace("the bank of the island", "[the bank of the island](/bank)")
    layout = laid(
        f"# {TITLE}", "", *[line for text in (*BODY[:3], linked, BODY[4], teaser) for line in (text, "")]
    )
    scores = [0.5] * len(layout.blocks)
    found = TextRoles(layout, Metadata(), flow_of(layout), range(len(scores)), scores).verdicts()

    assert [Label.BODY] * 5 + [Label.BOILERPLATE] == [verdict.label for verdict in found[1:]]
