"""Bios to their authors, and authors out of bios."""

import pytest
from helpers import all_body, laid

from broadsheet._assemble.authors import with_bios
from broadsheet._assemble.labels import by_label
from broadsheet._records import Label
from broadsheet.model import Author

HOLM = "Ada Holm writes about harbours."
BERG = "Berg has kept a rain gauge since 2016."
NOBODY = "A writer who lives on the coast."


def bios(names, *texts, heading=""):
    """Name and bio of each author, when the page prints some texts as bios."""
    layout = laid(f"<h3>{heading}</h3>" + "".join(f"<p>{text}</p>" for text in texts))
    labels = dict.fromkeys(texts, Label.BIO) | ({heading: Label.BIO_HEADING} if heading else {})
    authors = tuple(Author(name=name) for name in names)
    found, provenance = with_bios(authors, layout, by_label(all_body(layout, **labels)))
    return [(author.name, author.bio) for author in found], provenance and provenance.source


@pytest.mark.parametrize(
    ("names", "texts", "expected"),
    [
        (["Ada Holm"], [HOLM], [HOLM]),
        (["Ada Holm", "Jonas Berg"], [BERG, HOLM], [HOLM, BERG]),
        (["Ada Holm"], [NOBODY], [NOBODY]),
        (["Ada Holm"], [BERG, NOBODY], [BERG]),
        (["Ada Holm", "Jonas Berg"], [NOBODY], [None, None]),
        (["Ada Holm"], [HOLM, "Holm lives in a lighthouse."], [f"{HOLM}\nHolm lives in a lighthouse."]),
        (["Ada Holm"], [], [None]),
        (["Ada Holm"], [HOLM, BERG, HOLM], [HOLM]),
        (["Ada Holm", "Eva Holm"], [HOLM], [HOLM, None]),
        (
            ["Ada Holm", "Jonas Berg"],
            ["Ada Holm and Jonas Berg sail."],
            ["Ada Holm and Jonas Berg sail."] * 2,
        ),
        (
            ["Ada Holm", "Jonas Berg"],
            ["Ada reports, and Bergen is her home."],
            ["Ada reports, and Bergen is her home.", None],
        ),
        (["Ada Holm", "Jonas Berg"], ["Ada Holm, Jonas Berg (Special Envoy)"], [None, None]),
        (["Ada Holm"], ["Ada Holm"], [None]),
        (["Ada Holm"], ["Ada Holm, harbours"], ["Ada Holm, harbours"]),
        (["Li"], [HOLM.replace("Ada Holm", "Libby")], [HOLM.replace("Ada Holm", "Libby")]),
    ],
)
def test_bios_go_to_the_authors_that_they_name(names, texts, expected):
    """A bio belongs to whom it names by full or last name, else to a sole author; a byline in its place is none."""
    assert list(zip(names, expected, strict=True)) == bios(names, *texts)[0]


def test_heading_of_a_bio_names_the_author():
    """Where no byline names anybody, the heading of the bio does, and the provenance says so."""
    expected = [("Ada Holm", HOLM)], "heading of the bio"
    assert expected == bios([], HOLM, heading="About Ada Holm")


def test_heading_adds_nobody_to_a_byline():
    """Where a byline names an author, the heading of a bio adds none."""
    assert ([("Jonas Berg", HOLM)], None) == bios(["Jonas Berg"], HOLM, heading="About Ada Holm")


def test_heading_without_a_name():
    """A heading that names nobody makes no author, and the bio belongs to nobody."""
    assert ([], None) == bios([], HOLM, heading="About the author")


def test_heading_alone_names_the_author():
    """The heading of a bio names the author even where the bio itself was not seen."""
    assert ([("Ada Holm", None)], "heading of the bio") == bios([], heading="About Ada Holm")


def test_a_bio_below_a_name_is_of_that_author():
    """The name on the line above tells whose bio it is, where the bio says only who lives where."""
    layout = laid(f"<p>Jonas Berg</p><p>{NOBODY}</p>")
    authors = (Author(name="Ada Holm"), Author(name="Jonas Berg"))
    found, _ = with_bios(authors, layout, by_label(all_body(layout, **{NOBODY: Label.BIO})))
    assert [None, NOBODY] == [author.bio for author in found]
