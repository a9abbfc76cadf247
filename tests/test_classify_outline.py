"""The outline of a page: its prose, and the element that holds the body."""

import pytest
from helpers import SENTENCES, article_page, laid, outlined, paragraphs

from broadsheet._classify.outline import is_prose, outline_of


def container(html):
    """Tag and class of the element that is found to hold the body."""
    layout, outline, _ = outlined(html)
    return f"{layout.nodes.tag[outline.container]}.{layout.nodes.hints[outline.container]}".rstrip(".")


COMMENTS = "".join(
    f"<p>{text} And so say all of us who live here, year after year.</p>" for text in SENTENCES * 3
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{SENTENCES[0]}</p>", True),
        ("<p>Eleven words are not quite enough to be called prose here.</p>", False),
        (f"<p><a href=/x>{SENTENCES[0]}</a></p>", False),
        (f"<p>{SENTENCES[0]} {SENTENCES[1]} <a href=/x>more</a></p>", True),
    ],
)
def test_prose_is_long_and_not_linked(html, expected):
    """A block is prose when it has a dozen words and most of them are in no link."""
    assert expected == is_prose(laid(html).blocks[0])


def test_prefix_sums():
    """Sums over the blocks of a node are differences of two entries."""
    outline = outline_of(laid(f"<p>{SENTENCES[0]}</p><p><a href=/>Home</a></p><p>{SENTENCES[1]}</p>"))
    words = [len(SENTENCES[i].split()) for i in (0, 1)]
    assert ([0, words[0], words[0], sum(words)], [0, 0, 4, 4]) == (outline.prose, outline.links)


def test_semantic_element_is_believed():
    """An ``<article>`` that holds much of the page's prose holds the body."""
    assert "article" == container(f"<body><article>{paragraphs()}</article><div>{paragraphs(0, 1)}</div>")


def test_semantic_element_with_little_is_not_believed():
    """A page of teasers in ``<article>`` elements has its body elsewhere."""
    teasers = "".join(f"<article><p>{SENTENCES[i]}</p></article>" for i in range(2))
    assert "div.text" == container(f"<body>{teasers}<div class=text>{paragraphs()}</div>")


def test_main_stands_in_for_article():
    """Without an ``<article>`` the ``<main>`` element is believed."""
    assert "main" == container(article_page(paragraphs()))


def test_microdata_outranks_tags():
    """What microdata calls the body is narrower than the ``<article>`` around it."""
    body = f"<div itemprop=articleBody>{paragraphs()}</div>"
    html = f"<body><article><p>{SENTENCES[0]} {SENTENCES[1]}</p>{body}<p>{SENTENCES[2]}</p></article>"
    assert "div" == container(html)


def test_descent_follows_the_prose():
    """Without semantic elements the way goes down as long as one child holds most."""
    html = f"<body><div><div class=text>{paragraphs()}</div><div class=side>{paragraphs(0)}</div></div>"
    assert "div.text" == container(html)


def test_descent_stops_where_the_body_is_split():
    """When no child holds most of the prose, the element that holds the children is the container."""
    halves = f"<div>{paragraphs(0, 1, 2, 3)}</div><div>{paragraphs(4, 5, 6, 7)}</div>"
    assert "div.page" == container(f"<body><div class=page>{halves}</div>")


def test_paragraph_is_no_container():
    """A page with one paragraph has the element around it as container."""
    assert "div.one" == container(f"<body><div class=one><p>{' '.join(SENTENCES)}</p></div>")


@pytest.mark.parametrize("opening", ["<div class=comments>", "<footer>", "<div id=cookie-notice>"])
def test_asides_do_not_draw_the_container(opening):
    """More words in comments, a footer or a cookie notice than in the text do not make them the body."""
    closing = "</footer>" if "footer" in opening else "</div>"
    html = f"<body><div class=text>{paragraphs()}</div>{opening}{COMMENTS}{closing}"
    assert "div.text" == container(html)


def test_comments_in_pieces_do_not_draw_the_container():
    """Comments that are not in one element are left out one by one."""
    pieces = "".join(
        f"<div class=comment><p>{text} Indeed, and for ever.</p></div>" for text in SENTENCES * 4
    )
    assert "div.text" == container(
        f"<body><div class=text>{paragraphs()}</div><div class=list>{pieces}</div>"
    )


def test_hidden_text_does_not_draw_the_container():
    """What no screen shows is not what the page is for, unless hardly anything else is there."""
    hidden = f"<div class=panel style='display:none'>{COMMENTS}</div>"
    assert "div.text" == container(f"<body><div class=text>{paragraphs()}</div>{hidden}")
    assert "div.panel" == container(f"<body><div class=text><p>{SENTENCES[0]}</p></div>{hidden}")


def test_page_that_is_all_comment_has_a_container():
    """Where hardly anything is left without them, comments count."""
    html = f"<body><div class=comments>{COMMENTS}</div><p>{SENTENCES[0]}</p>"
    assert "div.comments" == container(html)


def test_page_without_prose():
    """Where there is no prose, characters draw the container."""
    links = "".join(f"<li><a href=/{i}>Harbour news number {i}</a></li>" for i in range(9))
    assert "ul" == container(f"<body><p>Home</p><ul>{links}</ul>")


def test_parts_of_one_style_are_held_together():
    """A body split over elements that differ in a number is held by what is around them, not by the longest part."""
    parts = f"<div class=text-1>{paragraphs() * 5}</div><p>Advertisement</p><div class=text-2>{paragraphs() * 2}</div>"
    assert "div.body" == container(f"<body><div class=body>{parts}</div><p>{SENTENCES[0]}</p>")


def test_few_words_of_one_style_are_no_part():
    """A sentence in the style of the body does not widen the container."""
    html = f"<div class=text>{paragraphs() * 5}</div><div class=text><p>{SENTENCES[0]}</p></div>"
    assert "div.text" == container(f"<body>{html}")


def test_style_without_a_class_makes_no_part():
    """Prose that no class tells apart, such as comments below the text, is no part of the body."""
    html = f"<div>{paragraphs() * 9}</div><div>{paragraphs() * 2}</div>"
    outline = outlined(f"<body><div>{html}</div>")[1]
    assert outline.end < len(outline.prose) - 1
