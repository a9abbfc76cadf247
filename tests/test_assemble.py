"""Labelled blocks, media and metadata become the article."""

import pytest
from helpers import SENTENCES, all_body, laid, opened, paragraphs

from broadsheet._assemble import assemble
from broadsheet._records import Decoded, Label, Metadata, Verdict
from broadsheet.model import (
    Embed,
    Figure,
    Footnote,
    Image,
    List,
    Note,
    Paragraph,
    ParseWarning,
    Removed,
    Section,
)

STATED = "\n\n".join(SENTENCES)


def assembled(html, metadata=None, *, explain=False, encoding=("bom", "utf-8"), warnings=(), **labels):
    """The article of a piece of HTML whose blocks are body but those that hold one of the words."""
    page, layout = opened(html), laid(html, explain=explain)
    decoded = Decoded(data=b"", encoding=encoding[1], source=encoding[0])
    return assemble(
        page,
        layout,
        metadata or Metadata(),
        all_body(layout, **labels),
        decoded=decoded,
        warnings=warnings,
        explain=explain,
    )


def shape(html, **labels):
    """Heading of each section with the kinds of its blocks."""
    sections = assembled(html, **labels).sections
    return [
        (str(s.heading.text) if s.heading else None, [block.__class__.__name__ for block in s.blocks])
        for s in sections
    ]


def text(html, **labels):
    """The texts of all paragraphs at the top, in order."""
    sections = assembled(html, **labels).sections
    return [str(b.text) for s in sections for b in s.blocks if isinstance(b, Paragraph)]


def test_metadata_go_into_the_article():
    """What the metadata room found is in the fields of the same names, and the address is the page's."""
    names = ("title", "subtitle", "kicker", "byline", "agency", "category", "language", "site_name")
    known = Metadata(**{name: name for name in names}, tags=("a",), access="teaser", next_page="b")
    found = assembled("<p>a</p>", known)
    assert list(names) == [getattr(found, name) for name in names]
    expected = ("https://news.example/2025/story", ("a",), "teaser", "b")
    assert expected == (found.url, found.tags, found.access, found.next_page)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p>", [(None, ["Paragraph"])]),
        ("<h2>Hb</h2><p>a</p>", [("Hb", ["Paragraph"])]),
        ("<p>a</p><h2>Hb</h2><p>c</p>", [(None, ["Paragraph"]), ("Hb", ["Paragraph"])]),
        ("<h2>Hb</h2><h3>Hc</h3><p>a</p>", [("Hb", []), ("Hc", ["Paragraph"])]),
        ("<ul><li>a<li><h3>Hb</h3><p>c</p></ul>", [(None, ["Paragraph"]), ("Hb", ["Paragraph"])]),
        ("<ul><li>a</ul><h2>Hb</h2><ul><li>c</ul>", [(None, ["List"]), ("Hb", ["List"])]),
    ],
)
def test_headings_cut_the_body(html, expected):
    """A heading begins a section, and a list that holds one is opened up."""
    assert expected == shape(html, H=Label.HEADING)


def test_section_has_the_level_of_its_heading():
    """The level of a section is that of its heading, and 1 before the first."""
    found = assembled("<p>a</p><h4>Hb</h4><p>c</p>", H=Label.HEADING).sections
    assert [1, 4] == [section.level for section in found]


def test_only_body_is_in_the_text():
    """What has another label than body is in no section."""
    labels = {"Title": Label.TITLE, "By": Label.BYLINE, "Menu": Label.BOILERPLATE, "Dek": Label.SUBTITLE}
    html = "<h1>Title</h1><p>By me</p><p>Dek</p><p>a</p><p>Menu</p>"
    assert ["a"] == text(html, **labels)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Na</p><p>b</p>", ["Note", "Paragraph"]),
        ("<p>b</p><p>Na</p><p>Nc</p>", ["Paragraph", "Note"]),
        ("<p>Na</p><p>b</p><p>Nc</p>", ["Note", "Paragraph", "Note"]),
        ("<p>b</p><div class=infobox><p>Na</p><p>Nc</p></div>", ["Paragraph", "Note"]),
        ("<div class=infobox><p>Na</p></div><div class=infobox><p>Nc</p></div>", ["Note", "Note"]),
    ],
)
def test_neighbouring_notes_are_one(html, expected):
    """Blocks of a note stand together in one, and those of two boxes in two."""
    assert [(None, expected)] == shape(html, N=Label.NOTE)


def test_role_of_a_note_is_that_of_its_first_block():
    """What a note is, its first block says."""
    html = "<p>a</p><p>Correction: Nb.</p><p>Nc</p>"
    note = assembled(html, N=Label.NOTE).sections[0].blocks[1]
    expected = Note(role="correction", blocks=(Paragraph(text="Correction: Nb."), Paragraph(text="Nc")))
    assert expected == note


def test_announcement_begins_a_note():
    """Of two neighbouring notes that say what they are, each is one."""
    html = "<p>a</p><p>Correction: Nb.</p><p>Nc</p><p>Disclosure: Nd.</p>"
    notes = assembled(html, N=Label.NOTE).sections[0].blocks[1:]
    assert [("correction", 2), ("disclosure", 1)] == [(note.role, len(note.blocks)) for note in notes]


def test_media_stand_where_they_stood():
    """Pictures and embeds come out between the blocks that they stood between."""
    html = (
        f"{paragraphs(0)}<figure><img src=/a.jpg><figcaption>Cap</figcaption></figure>{paragraphs(1)}"
        f"<iframe src=https://www.youtube.com/embed/x></iframe>{paragraphs(2)}"
    )
    blocks = assembled(html, Cap=Label.CAPTION).sections[0].blocks
    figure = Figure(images=(Image(url="https://news.example/a.jpg"),), caption="Cap")
    embed = Embed(provider="youtube", url="https://www.youtube.com/embed/x")
    assert (figure, embed) == (blocks[1], blocks[3])


@pytest.mark.parametrize(
    ("wrapper", "expected"), [("", 6), ("<div class=gallery>", 6), ("<div class=grid>", 3)]
)
def test_row_of_figures_may_end_the_body(wrapper, expected):
    """Figures beside the last paragraph or in a gallery below it are all kept, of any others a few."""
    figures = "".join(
        f"<figure><img src=/{i}.jpg><figcaption>Cap {i}</figcaption></figure>" for i in range(6)
    )
    blocks = assembled(f"<div>{paragraphs()}{wrapper}{figures}</div>", Cap=Label.CAPTION).sections[0].blocks
    assert expected == len([block for block in blocks if isinstance(block, Figure)])


def test_list_that_lays_out_the_page_is_none():
    """Where one item holds all of the text its paragraphs are the section's own, and where several do they are a list."""
    texts = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:3])
    whole = assembled(f"<ul><li>{texts}</li><li><a href=/>Menu</a></li></ul>", Menu=Label.BOILERPLATE)
    items = assembled(f"<ul><li>{texts}</li><li><p>{SENTENCES[3]}</p></li></ul>")
    assert [[Paragraph] * 3, [List]] == [
        [type(block) for block in article.sections[0].blocks] for article in (whole, items)
    ]


def test_picture_in_a_list_that_is_opened():
    """A picture in a list that a heading opened up stands at the top as well."""
    html = f"<ul><li><h3>Ha</h3>{paragraphs(0)}<img src=/a.jpg>{paragraphs(1)}</ul>"
    assert [("Ha", ["Paragraph", "Figure", "Paragraph"])] == shape(html, Ha=Label.HEADING)


def test_first_picture_leads_where_none_is_stated():
    """The lead image is the stated one, else the first picture of the body."""
    html = f"{paragraphs(0)}<figure><img src=/a.jpg></figure>{paragraphs(1)}"
    stated = Image(url="https://news.example/b.jpg")
    found = [assembled(html, known).lead_image.url[-5:] for known in (None, Metadata(lead_image=stated))]
    assert ["a.jpg", "b.jpg"] == found


def test_figure_without_a_picture_leads_nothing():
    """A caption without a picture is no lead image."""
    html = f"{paragraphs(0)}<p>Cap</p>{paragraphs(1)}"
    found = assembled(html, Cap=Label.CAPTION)
    assert (None, ["Paragraph", "Figure", "Paragraph"]) == (
        found.lead_image,
        shape(html, Cap=Label.CAPTION)[0][1],
    )


def test_stated_body_stands_in_for_a_missing_one():
    """A body that only structured data hold is taken paragraph by paragraph, and the provenance says so."""
    found = assembled("<p>Loading</p>", Metadata(body=STATED), Loading=Label.BOILERPLATE)
    assert list(SENTENCES) == [str(block.text) for block in found.sections[0].blocks]
    assert "json-ld articleBody" == found.provenance_of("sections").source


def test_stated_body_keeps_the_pictures():
    """With a stated body the figures of the page come first, and the page's text does not come."""
    html = "<p>Loading</p><figure><img src=/a.jpg></figure><p>Soon</p>"
    found = assembled(html, Metadata(body=STATED))
    assert (Figure, Paragraph) == (
        found.sections[0].blocks[0].__class__,
        found.sections[1].blocks[0].__class__,
    )
    assert "Loading" not in found.text


@pytest.mark.parametrize(
    ("stated", "html"), [(SENTENCES[0], "<p>a</p>"), (STATED, paragraphs()), (None, "<p>a</p>")]
)
def test_visible_body_is_taken_first(stated, html):
    """A short stated body, or one that the page shows as well, is not taken."""
    assert "classifier" == assembled(html, Metadata(body=stated)).provenance_of("sections").source


def test_page_without_body_has_no_sections():
    """Where nothing is body, there are no sections and no provenance of them."""
    found = assembled("<p>Menu</p>", Menu=Label.BOILERPLATE)
    assert ((), None) == (found.sections, found.provenance_of("sections"))


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("FERNHOLM (CL) — The toll", "FERNHOLM (CL)"),
        ("Fernholm, Holm Island (CL) - The toll", "Fernholm, Holm Island (CL)"),
        ("FERNHOLM, Holm Island – The toll", "FERNHOLM, Holm Island"),
        ("FERNHOLM—The toll", "FERNHOLM"),
        ("The toll (of 1931) — and its end", None),
        ("The toll (for the old bridge) — and its end", None),
        ("Fernholm (cln) — The toll", "Fernholm (cln)"),
        ("Fernholm (cln, Reuters) — The toll", "Fernholm (cln, Reuters)"),
        ("The toll — and its end", None),
        ("the toll (CL) — and its end", None),
        ("The old toll on the bridge (CL) — and its end", None),
        ("OK — we said", None),
        ("FERNHOLMNEWS.EXAMPLE - The toll", None),
        ("The toll will end", None),
        ("The toll " * 9 + "(CL) — ends", None),
    ],
)
def test_dateline_opens_the_text(opening, expected):
    """A place in capitals, or with an agency in brackets, before the first dash is the dateline."""
    assert expected == assembled(f"<p>{opening} on the first of July.</p>").dateline


@pytest.mark.parametrize(
    ("place", "dateline"),
    [
        ("Fernholm, Isle —", "Fernholm, Isle"),
        ("Fernholm, Isl. —", "Fernholm, Isl."),
        ("Fernholm, Isle.", "Fernholm, Isle"),
    ],
)
def test_loose_dateline_is_no_paragraph(place, dateline):
    """A place that stands by itself above the text is the dateline, without its dash or full stop, and no paragraph."""
    found = assembled(f"<div>{place}<p>{SENTENCES[0]}</p></div>", Fernholm=Label.DATELINE)
    assert (dateline, SENTENCES[0]) == (found.dateline, found.text)


def test_dateline_stays_in_the_text():
    """The dateline is also part of the first paragraph."""
    assert ["FERNHOLM — The toll ends."] == text("<p>FERNHOLM — The toll ends.</p>")


def test_dateline_below_a_list_is_found():
    """The first paragraph tells the dateline, whatever stands before it."""
    found = assembled("<ul><li>a</ul><p>FERNHOLM — The toll ends.</p>")
    assert (List, "FERNHOLM") == (found.sections[0].blocks[0].__class__, found.dateline)


def test_article_of_lists_has_no_dateline():
    """Without a paragraph there is no dateline."""
    assert None is assembled("<ul><li>FERNHOLM — The toll ends.</ul>").dateline


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("1. Fa ↩", Footnote(label="1", text="Fa")),
        ("[12] Fa", Footnote(label="12", text="Fa")),
        ("* Fa", Footnote(label="*", text="Fa")),
        ("Fa", Footnote(label="1", text="Fa")),
    ],
)
def test_footnotes_have_labels(note, expected):
    """A footnote is labelled by the mark that it begins with, else by its number."""
    found = assembled(f"<p>a</p><p>{note}</p>", F=Label.FOOTNOTE)
    assert (expected,) == found.footnotes


def test_empty_footnote_is_none():
    """A mark without words is no footnote."""
    assert () == assembled("<p>a</p><p>1. ↩</p>", **{"1.": Label.FOOTNOTE}).footnotes


def test_bios_come_with_their_provenance():
    """Authors that only the heading of a bio names have that as their source."""
    labels = {"About": Label.BIO_HEADING, "writes": Label.BIO}
    found = assembled("<p>a</p><h3>About Ada Holm</h3><p>Ada Holm writes.</p>", **labels)
    assert ("Ada Holm", "heading of the bio") == (
        found.authors[0].name,
        found.provenance_of("authors").source,
    )


@pytest.mark.parametrize(
    ("source", "expected"), [("bom", 1.0), ("meta", 1.0), ("language", 0.7), ("default", 0.5)]
)
def test_encoding_is_in_the_provenance(source, expected):
    """The provenance tells the encoding, and how sure it is."""
    found = assembled("<p>a</p>", encoding=(source, "windows-1251")).provenance_of("encoding")
    assert (f"{source} windows-1251", expected) == (found.source, found.confidence)


def test_provenance_is_ordered():
    """The provenance is ordered by the names of the fields."""
    found = [p.field for p in assembled("<p>a</p>").provenance]
    assert sorted(found) == found


def test_removed_text_is_explained():
    """With explanations, what was left out is listed with its reason, and what the walk skipped as well."""
    html = "<p>a</p><p>Menu</p><button>Send</button><noscript>Turn it on</noscript>"
    found = assembled(html, explain=True, Menu=Label.BOILERPLATE, Send=Label.TAGS).removed
    expected = (
        Removed(text="Menu", reason="boilerplate", by="classifier"),
        Removed(text="Send", reason="tags", by="classifier"),
        Removed(text="Turn it on", reason="<noscript>", by="walk"),
    )
    assert expected == found


def test_reason_goes_with_the_label():
    """A verdict with a reason shows it behind its label."""
    html = "<p>Menu</p>"
    layout = laid(html)
    verdicts = [Verdict(Label.BOILERPLATE, "related", "site")]
    found = assemble(
        opened(html),
        layout,
        Metadata(),
        verdicts,
        decoded=Decoded(b"", "utf-8", "bom"),
        warnings=(),
        explain=True,
    )
    assert (Removed(text="Menu", reason="boilerplate:related", by="site"),) == found.removed


def test_nothing_is_explained_unasked():
    """Without the wish for explanations nothing is listed as removed."""
    assert () == assembled("<p>Menu</p>", Menu=Label.BOILERPLATE).removed


def test_warnings_of_all_rooms_are_kept():
    """The warnings of the rooms are in the article."""
    warning = ParseWarning(code="input_truncated", message="cut")
    assert (warning,) == assembled("<p>a</p>", warnings=(warning,)).warnings


def test_section_type():
    """A body without a heading is one section without a heading."""
    assert (Section(blocks=(Paragraph(text="a"),)),) == assembled("<p>a</p>").sections
