"""What of a page is in no field of its article."""

from helpers import SENTENCES, all_body, laid, opened, paragraphs

from broadsheet._assemble import assemble
from broadsheet._records import Decoded, Label, Metadata
from broadsheet.model import Author


def removed(html, metadata=None, **labels):
    """Text, reason and judge of what is removed from a piece of HTML, all of it body but what holds one of the words."""
    layout = laid(html, explain=True)
    verdicts = all_body(layout, **labels)
    decoded = Decoded(data=b"", encoding="utf-8", source="bom")
    article = assemble(
        *(opened(html), layout, metadata or Metadata(), verdicts), decoded=decoded, warnings=(), explain=True
    )
    return [(item.text, item.reason, item.by) for item in article.removed]


def test_a_field_holds_its_text_once():
    """The line that a field was read from is not removed, its repetition and what the field leaves out are."""
    html = "<p>Moss on walls</p><p>Moss on  walls</p><p>By Ada Holm, gardener</p>"
    known = Metadata(title="Moss on walls", byline="By Ada Holm")
    expected = [("Moss on walls", "title", "classifier"), ("By Ada Holm, gardener", "byline", "classifier")]
    assert expected == removed(html, known, Moss=Label.TITLE, Ada=Label.BYLINE)


def test_captions_without_a_figure():
    """A caption in no figure of the article is removed, and so is one that its figure holds already."""
    figure = "<figure><img src=/a.jpg><figcaption>{}</figcaption></figure>"
    held = figure.format("<p>Moss on a wall</p><p>Moss on a wall</p>")
    html = f"{paragraphs(0)}{held}{paragraphs(1)}<footer>{'<p>Menu</p>' * 30}{figure.format('Moss far away')}</footer>"
    found = removed(html, Moss=Label.CAPTION, Menu=Label.BOILERPLATE)
    expected = [("Moss on a wall", "caption", "classifier"), ("Moss far away", "caption", "classifier")]
    assert expected == [item for item in found if item[0] != "Menu"]


def test_bios_of_nobody():
    """A bio that goes to no author is removed, one that an author has is not."""
    html = "<p>Ada Holm keeps bees.</p><p>Bees are insects.</p>"
    known = Metadata(authors=(Author(name="Ada Holm"), Author(name="Jo Wick")))
    expected = [("Bees are insects.", "bio", "classifier")]
    assert expected == removed(html, known, bees=Label.BIO, Bees=Label.BIO)


def test_a_body_that_is_stated_elsewhere():
    """Where the body is the one that JSON-LD states, the visible one is removed."""
    known = Metadata(body="\n".join(SENTENCES))
    assert [("Read on", "body:stated elsewhere", "json-ld")] == removed("<p>Read on</p>", known)


def test_scripts_are_no_text():
    """What is removed holds no program text."""
    html = "<p>a</p><noscript>Turn it <script>on()</script>on<style>b {}</style></noscript>"
    assert [("Turn it on", "<noscript>", "walk")] == removed(html)
