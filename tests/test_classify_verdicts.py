"""What a site's marks do to the verdicts."""

import pytest
from helpers import article_page, laid_with, paragraphs

import broadsheet
from broadsheet._classify import classify
from broadsheet._classify.outline import outline_of
from broadsheet._classify.verdicts import apply_marks
from broadsheet._records import Label, Metadata, Verdict
from broadsheet.sites import Site

#: Two texts, of which the first is by far the longer.
BODY = f"<div id='long'>{paragraphs()}</div><div id='short'>{paragraphs(0, 1).replace('The', 'Their')}</div>"
PAGE = article_page(
    BODY, after="<p class='note'>Correction: the vote was held on a Wednesday, not on a Tuesday.</p>"
)


def labels_with(**rules):
    """The labels of the paragraphs of each part of the page, for a site with rules."""
    layout = laid_with(PAGE, Site(name="mole", **rules))
    verdicts = classify(layout, Metadata())
    parts = {"long": [], "short": []}
    for block, verdict in zip(layout.blocks, verdicts, strict=True):
        part = layout.nodes.hints[layout.nodes.parent[block.node]]
        if part in parts:
            parts[part].append(verdict)
    return parts


@pytest.mark.parametrize("rules", [("css:#short",), ("//div[@id='short']/p",)])
def test_outside_of_the_root_there_is_no_body(rules):
    """What stands outside the root is left out, however much it is; what is inside is body."""
    parts = labels_with(root=rules)
    assert {Label.BODY} == {verdict.label for verdict in parts["short"]}
    assert {Label.BOILERPLATE} == {verdict.label for verdict in parts["long"]}


def test_site_is_the_cause():
    """What would be body but for the root, and what a site marks, is put down to the site."""
    layout = laid_with(PAGE, Site(name="mole", root=("css:#short",), drop=("//div[@id='short']/p[1]",)))
    verdicts = [Verdict(Label.BODY)] * (len(layout.blocks) - 1) + [Verdict(Label.BIO)]
    apply_marks(layout, verdicts)
    assert {
        Verdict(Label.BOILERPLATE, "outside the root", "site mole"),
        Verdict(Label.BOILERPLATE, "drop", "site mole"),
        Verdict(Label.BODY),
        Verdict(Label.BIO),
    } == set(verdicts)


def test_root_without_text_counts_for_nothing():
    """A root that holds no text leaves the verdicts as they are."""
    empty = labels_with(root=("//title",))
    assert labels_with() == empty
    assert Label.BODY in {verdict.label for verdict in empty["long"]}


def test_mark_outside_of_the_root_holds():
    """A mark holds outside the root as well as inside."""
    parts = labels_with(root=("css:#short",), body=("css:#long",), drop=("//div[@id='short']/p[1]",))
    assert {Label.BODY} == {verdict.label for verdict in parts["long"]}
    assert [Label.BOILERPLATE, Label.BODY] == [verdict.label for verdict in parts["short"]]


def test_container_is_the_root():
    """The container of the outline is what holds all roots, and never a single paragraph."""
    layout = laid_with(PAGE, Site(root=("css:#short",)))
    assert "short" == layout.nodes.hints[outline_of(layout).container]
    layout = laid_with(PAGE, Site(root=("//div[@id='short']/p[1]",)))
    assert "short" == layout.nodes.hints[outline_of(layout).container]
    layout = laid_with(PAGE, Site(root=("//div",)))
    assert "main" == layout.nodes.tag[outline_of(layout).container]


def test_root_of_a_text():
    """For plain text the lines outside the root are no body."""
    text = "Pilots wait\n\n" + "\n\n".join(
        f"{word} pilots wait for a hut on the northern mole." for word in "ABCDEF"
    )
    site = Site(name="t", hosts=("m.example",), root_text=(r"^A[\s\S]*^D[^\n]*",))
    article = broadsheet.Parser(plugins=[site]).parse(
        text, url="https://m.example/", kind="text", explain=True
    )
    assert article.text.startswith("A pilots")
    assert article.text.endswith("D pilots wait for a hut on the northern mole.")
    assert ("boilerplate:outside the root", "site t") in {(text.reason, text.by) for text in article.removed}


def test_provenance_names_site_and_mark():
    """A field that comes from a mark names the site and the mark."""
    site = Site(name="mole", hosts=("m.example",), title=("//h2",))
    page = article_page(f"<h2>Pilots go on waiting</h2>{paragraphs()}")
    article = broadsheet.Parser(plugins=[site]).parse(page, url="https://m.example/a")
    assert ("Pilots go on waiting", "site mole mark title") == (
        article.title,
        article.provenance_of("title").source,
    )
