"""Figures of whole pages: which pictures and captions come out, and where."""

import pytest

from broadsheet import Article, parse
from broadsheet.model import Embed, Figure, walk_blocks


def _prose(start: int) -> str:
    """Three paragraphs, all different."""
    return "".join(
        f"<p>In year {n} the old mill by the river burned for hours, and nobody was hurt, the town said.</p>"
        for n in range(start, start + 3)
    )


_ABOVE, _BELOW = _prose(1800), _prose(1900)


def _article(body: str) -> Article:
    page = f"<html><body><article><h1>Mill burns down</h1>{body}</article></body></html>"
    return parse(page, url="https://example.org/mill")


def _figures(body: str) -> list[tuple[int, str | None, str | None]]:
    """Number of pictures, caption and credit of each figure."""
    return [
        (len(b.images), b.caption.plain if b.caption else None, b.credit)
        for b in walk_blocks(_article(body))
        if isinstance(b, Figure)
    ]


@pytest.mark.parametrize(
    "credit",
    [
        " <small>the town museum</small>",
        "<span class=image-credits>the town museum</span>",
        "<strong class=photo-credit>the town museum</strong>",
    ],
)
def test_small_print_of_a_caption_is_the_credit(credit: str) -> None:
    """What a caption sets in small print or calls a credit is its credit, whatever it says."""
    caption = f"<figcaption><span>Smoke over the river</span>{credit}</figcaption>"

    expected = [(1, "Smoke over the river", "the town museum")]
    assert expected == _figures(f'{_ABOVE}<figure><img src="a.jpg">{caption}</figure>{_BELOW}')


@pytest.mark.parametrize(
    ("spans", "credit"),
    [
        ("<span class=a1>Smoke over the river</span> <span class=a2>town museum</span>", "town museum"),
        ("<span class=a1>Smoke over the river</span> <span class=a1>town museum</span>", None),
        ("<span class=a1>Smoke over the river</span> <span class=a2>It burned.</span>", None),
        ("<span class=a1>Seen over the river:</span> <span class=a2>town museum</span>", None),
        ("By night <span class=a1>over the river now</span> <span class=a2>town museum</span>", None),
    ],
)
def test_second_of_two_spans_is_the_credit(spans: str, credit: str | None) -> None:
    """What a caption sets apart in a short second span is its credit, unless one of them goes on with the other."""
    found = _figures(f'{_ABOVE}<figure><img src="a.jpg"><figcaption>{spans}</figcaption></figure>{_BELOW}')
    assert [credit] == [item[2] for item in found]


def test_captions_of_neighbouring_figures_stay_apart() -> None:
    """Each caption goes to the picture in its own figure."""
    figures = "".join(
        f'<figure><img src="{n}.jpg"><figcaption>Firefighters at gate {n} (Photo: AP)</figcaption></figure>'
        for n in ("one", "two")
    )

    expected = [(1, "Firefighters at gate one", "Photo: AP"), (1, "Firefighters at gate two", "Photo: AP")]

    assert expected == _figures(_ABOVE + figures + _BELOW)


def test_block_beside_a_picture_is_its_caption() -> None:
    """A short block alone with a picture in an element named after pictures is no body text."""
    beside = '<div class="foto-kasten"><img src="a.jpg"><div>The mill on Tuesday night</div></div>'

    article = _article(_ABOVE + beside + _BELOW)

    assert "Tuesday night" not in article.text
    assert [(1, "The mill on Tuesday night", None)] == _figures(_ABOVE + beside + _BELOW)


def test_lightbox_repeats_no_caption() -> None:
    """A picture and caption that a lightbox prints again come out once."""
    figure = '<figure><img src="{}"><figcaption>The mill on Tuesday night</figcaption></figure>'
    body = _ABOVE + figure.format("a.jpg") + _BELOW + figure.format("a-large.jpg") + _prose(2000)

    assert [(1, "The mill on Tuesday night", None)] == _figures(body)


def test_caption_of_the_speaker_is_no_figure() -> None:
    """The ``<figcaption>`` of a quotation names its speaker and makes no figure."""
    words = "<blockquote><p>We will build it again, and larger than it was before.</p></blockquote>"
    name = "<figcaption>The mayor of the town</figcaption>"
    quote = f'<figure>{words}{name}</figure><img src="mill.jpg">'

    assert "The mayor of the town" not in [caption for _, caption, _ in _figures(_ABOVE + quote + _BELOW)]


def test_noscript_picture_is_the_lazy_one() -> None:
    """The copy of a lazy picture in ``<noscript>`` makes no second figure."""
    lazy = '<div><img data-src="large.jpg" alt=""><noscript><img src="small.jpg"></noscript></div>'

    assert [(1, None, None)] == _figures(_ABOVE + lazy + _BELOW)


def test_logo_between_paragraphs_is_no_figure() -> None:
    """A bare picture that is named a logo belongs to the page's design."""
    assert [] == _figures(_ABOVE + '<div><img src="/img/logo.png"></div>' + _BELOW)


def test_portrait_of_the_author_is_no_figure() -> None:
    """A picture above the text that is named after an author shows who wrote, not what happened."""
    byline = '<p class="byline">By <a rel="author" href="/ana-duarte">Ana Duarte</a></p>'
    named = '<div><img src="a.jpg" alt="Ana Duarte"></div>'
    filed = '<div><img src="/img/ana-duarte.jpg" alt=""></div>'
    called = '<div><img src="b.jpg" alt="Headshot of the editor"></div>'

    assert [] == _figures(byline + named + filed + called + _ABOVE + _BELOW)


def test_picture_in_the_text_may_show_its_author() -> None:
    """Amid the text a picture is content whoever it shows."""
    byline = '<p class="byline">By <a rel="author" href="/ana-duarte">Ana Duarte</a></p>'

    assert [(1, None, None)] == _figures(
        byline + _ABOVE + '<div><img src="a.jpg" alt="Ana Duarte"></div>' + _BELOW
    )


def test_lead_picture_stands_wherever_the_head_of_the_page_is() -> None:
    """The picture that the page names as its own is a figure, though nothing but teasers stands around it."""
    head = '<meta property="og:image" content="https://example.org/img/mill-at-night-1200x800.jpg">'
    banner = '<div class="teasers"><p>More</p><img src="/img/mill-at-night-300x200.jpg"><p>Less</p></div>'
    page = f"<html><head>{head}</head><body>{banner}<h1>Mill burns down</h1><article>{_ABOVE}</article></body></html>"

    figures = [b for b in walk_blocks(parse(page, url="https://example.org/mill")) if isinstance(b, Figure)]

    assert ["https://example.org/img/mill-at-night-300x200.jpg"] == [f.images[0].url for f in figures]


@pytest.mark.parametrize(
    ("picture", "figures"),
    [
        ('<p><img src="a.jpg"></p>', [(1, None, None)]),
        ('<p><a href="a-large.jpg"><img src="a.jpg"></a></p>', [(1, None, None)]),
        ('<p><a href="/shop"><img src="a.jpg"></a></p>', []),
    ],
)
def test_picture_below_the_last_paragraph(picture: str, figures: list[tuple[int, None, None]]) -> None:
    """What follows the last paragraph in the same element is a figure, unless it links to something else."""
    assert figures == _figures(_ABOVE + _BELOW + picture)


def test_versions_of_a_picture_are_one() -> None:
    """Of the preview and the picture in one ``<figure>`` the larger is kept."""
    preview = '<div><img src="/max/60/mill-at-night.png" alt="The mill"></div>'
    picture = '<div><noscript><img src="/max/1080/mill-at-night.png"></noscript></div>'
    figures = [
        b
        for b in walk_blocks(_article(f"{_ABOVE}<figure>{preview}{picture}</figure>{_BELOW}"))
        if isinstance(b, Figure)
    ]

    images = [(i.url, i.alt) for figure in figures for i in figure.images]
    assert [("https://example.org/max/1080/mill-at-night.png", "The mill")] == images


def test_credit_stands_under_each_of_its_pictures() -> None:
    """Pictures of one photographer each keep the credit, however long it is."""
    figures = "".join(
        f'<figure><img src="{n}.jpg"><figcaption>Firefighters at gate {n}'
        "<small>Ana Duarte for the Rio Daily News</small></figcaption></figure>"
        for n in ("one", "two")
    )

    expected = [(1, f"Firefighters at gate {n}", "Ana Duarte for the Rio Daily News") for n in ("one", "two")]
    assert expected == _figures(_ABOVE + figures + _BELOW)


def test_credit_element_may_begin_with_the_caption() -> None:
    """Where an element named after credits holds more than the credit, the rest is the caption."""
    named = '<div class="copyright">The mill at night. | Ana Duarte/Getty Images</div>'

    expected = [(1, "The mill at night.", "Ana Duarte/Getty Images")]
    assert expected == _figures(f'{_ABOVE}<div class="picture"><img src="a.jpg">{named}</div>{_BELOW}')


def test_caption_in_a_figure_of_its_own() -> None:
    """A ``<figure>`` around the caption alone goes with the picture before it."""
    body = '<div class="thumbnail"><img src="a.jpg"><figure class="wp-caption-text">The mill at night</figure></div>'

    assert [(1, "The mill at night", None)] == _figures(_ABOVE + body + _BELOW)


def test_button_between_picture_and_caption() -> None:
    """A word to enlarge the picture does not part it from its caption."""
    body = (
        '<div class="image-box"><div><img src="a.jpg"><div class="button">Enlarge</div></div>'
        "<figcaption>The mill at night</figcaption></div>"
    )

    assert [(1, "The mill at night", None)] == _figures(_ABOVE + body + _BELOW)


def test_avatar_in_a_figure_needs_a_caption() -> None:
    """An avatar is no content, though a ``<figure>`` may stand around it."""
    assert [] == _figures(_ABOVE + '<figure><img src="/img/avatar/7.png"></figure>' + _BELOW)


def test_aside_named_after_pictures_holds_one() -> None:
    """An ``<aside>`` that is named after pictures is no furniture."""
    assert [(1, None, None)] == _figures(
        _ABOVE + '<aside class="img-left"><img src="a.jpg"></aside>' + _BELOW
    )


_POST = "https://www.instagram.com/p/mill/"
_QUOTED = f"<blockquote class=instagram-media data-instgrm-permalink={_POST}>{{}}</blockquote>"
_WORDS = "The old mill burned, and the whole town stood by the river to see it burn down to the ground."


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("", None),
        ("<div><a href=https://www.instagram.com/ada/>View this post on Instagram</a></div>", None),
        (f"<p>{_WORDS}</p>", _WORDS),
    ],
)
def test_post_that_states_its_address(inside: str, text: str | None) -> None:
    """A quotation to be made a post is one embed, with its words where they are text and without where they are none."""
    embeds = [
        (b.provider, b.url, b.text)
        for b in walk_blocks(_article(f"{_ABOVE}<div>{_QUOTED.format(inside)}</div>{_BELOW}"))
        if isinstance(b, Embed)
    ]

    assert [("instagram", _POST, text)] == embeds


_SHOWN = '<figure><img src="https://i.example/a.jpg"><figcaption>The mill on Tuesday</figcaption></figure>'


@pytest.mark.parametrize(
    "beside",
    [
        '<a href="/"><img src="/img/the-mill.png" alt="The Mill"></a>',
        '<a href="https://www.example.org"><img src="/img/the-mill.png"></a>',
        '<div><img src="/img/the-mill-logo.svg"></div>',
    ],
)
def test_sign_of_the_site_near_a_caption_is_no_figure(beside: str) -> None:
    """A logo, or a picture that leads to the front page, is none of the article's, whatever caption stands near."""
    assert [(1, "The mill on Tuesday", None)] == _figures(beside + _SHOWN + _ABOVE)


def test_picture_takes_the_place_of_the_sign_upon_it() -> None:
    """A watermark in the same element as a picture does not share its caption."""
    sign = '<figure><img src="/img/the-mill-logo.svg" alt="">'
    page = _article(_ABOVE + _SHOWN.replace("<figure>", sign) + _BELOW)

    figure = next(b for b in walk_blocks(page) if isinstance(b, Figure))
    assert ["https://i.example/a.jpg"] == [image.url for image in figure.images]


def test_fallback_shows_what_a_lazy_picture_keeps_place_for() -> None:
    """Where a picture states no address but its placeholder's, the one for browsers without scripts is taken."""
    lazy = '<img alt="The mill" data-x="{}" src="/empty-320.gif"><noscript><img alt="The mill" src="/mill.jpg"></noscript>'
    page = _article(f"{_ABOVE}<figure>{lazy}<figcaption>By night</figcaption></figure>{_BELOW}")

    figure = next(b for b in walk_blocks(page) if isinstance(b, Figure))
    assert [("https://example.org/mill.jpg", "The mill")] == [(i.url, i.alt) for i in figure.images]
