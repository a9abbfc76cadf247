"""Pages of items: which pages are such, and what of their items is taken."""

from helpers import block_with, laid, paragraphs

from broadsheet._classify.listings import listing_of
from broadsheet._classify.verdicts import BODY, LOW, Scored
from broadsheet._records import Metadata
from broadsheet.model import Author

NAMES = ("Anchor", "Bollard", "Capstan", "Davit", "Fender", "Gangway", "Hawser")
ITEMS = "".join(
    f'<div class="card card-{n}"><h3><a href="/{name}">{name} for harbours of every size</a></h3>'
    f"<p>{name}s of oak and iron, made to last.</p></div>"
    for n, name in enumerate(NAMES)
)
PAGE = f'<nav><a href="/">Home</a></nav><main><h1>Chandlery</h1><div class="grid">{ITEMS}</div></main>'
SIGNED = Metadata(schema_types=frozenset({"newsarticle"}), authors=(Author(name="Ida Holm"),))


def listed(html, *, body=(), metadata=None):
    """Texts that are taken of a page, and those that are left out after all; None when it is no page of items.

    Args:
        html: The page.
        body: Texts of blocks that the scorer found.
        metadata: What is known about the page.
    """
    layout = laid(html)
    found = sorted(block_with(layout, text) for text in body)
    verdicts = [BODY if i in found else LOW for i in range(len(layout.blocks))]
    window = range(len(layout.blocks))
    page = Scored(layout, verdicts, found, window, [0.0] * len(window))
    listing = listing_of(page, metadata or Metadata())
    if listing is None:
        return None
    return tuple([layout.blocks[i].text for i in indices] for indices in listing)


def sentences(html):
    """The beginnings of the blocks of some HTML."""
    return [block.text[:60] for block in laid(html).blocks]


def test_items_are_taken():
    """What the scorer left out of boxes set alike is what a page of hardly anything else is made of."""
    assert ([block.text for block in laid(ITEMS).blocks], []) == listed(PAGE)


def test_items_that_were_found_stay_as_they_are():
    """Where the scorer sees the items, it has said what of them is text."""
    assert (
        listed(PAGE, body=[f"{name}s of oak" for name in NAMES] + [f"{name} for" for name in NAMES]) is None
    )


def test_below_an_article_items_are_related():
    """Text beside the items makes them what stands below an article."""
    text = paragraphs()
    assert listed(PAGE.replace("<div class=grid", text) + text, body=sentences(text)) is None


def test_signs_of_an_article_leave_room_for_less_text():
    """A short text is the introduction of a listing, and an article where the page bears its signs."""
    page, body = PAGE.replace("</h1>", "</h1>" + paragraphs(0)), sentences(paragraphs(0))
    assert (True, False) == (
        listed(page, body=body) is not None,
        listed(page, body=body, metadata=SIGNED) is not None,
    )


def test_a_page_about_one_thing_is_no_listing():
    """What is listed beside a film is not what the page is about."""
    assert listed(PAGE, metadata=Metadata(schema_types=frozenset({"video.other"}))) is None


def test_menus_are_no_items():
    """Boxes set alike in a footer are furniture."""
    assert listed(f"<main><h1>Chandlery</h1><p>We are closed.</p></main><footer>{ITEMS}</footer>") is None


def test_boxes_without_links_are_no_items():
    """An item leads to what it is about; parts of a text do not."""
    assert listed(PAGE.replace("<a ", "<b ").replace("</a>", "</b>")) is None


def test_an_item_with_another_class_is_one_too():
    """The item that is featured among its siblings is taken with them."""
    taken, _ = listed(PAGE.replace('"card card-0"', '"card card--featured"'))
    assert taken[0].startswith(NAMES[0])


def test_without_classes_only_siblings_are_alike():
    """Items of plain lists all over the page are not one group."""
    items = [f'<li><a href="/{name}">{name} and what it is for</a></li>' for name in NAMES]
    apart = "".join(
        f'<div class="{name}"><ul>{item}</ul></div>' for name, item in zip(NAMES, items, strict=True)
    )
    together = "<ul>" + "".join(items) + "</ul>"
    assert (None, len(NAMES)) == (listed(apart), len(listed(together)[0]))


def test_what_items_repeat_is_left_out():
    """A line that an item says twice is taken once, and one that most items say not at all."""
    page = PAGE.replace("<h3>", "<p>Add to basket</p><h3>").replace(
        "</h3><p>Anchors", "</h3><p>Oak.</p><p>Oak.</p><p>Anchors"
    )
    taken, _ = listed(page)
    assert (0, 1) == (taken.count("Add to basket"), taken.count("Oak."))


def test_cookie_notices_are_no_text_beside_items():
    """What a page of items says of cookies is left out, however long it is."""
    notice = f'<div class="cookie-banner">{paragraphs()}</div>'
    _, left_out = listed(PAGE + notice, body=sentences(notice))
    assert [block.text for block in laid(notice).blocks] == left_out
