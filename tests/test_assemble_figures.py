"""Figures of whole pages: which pictures and captions come out, and where."""

import pytest

from broadsheet import Article, parse
from broadsheet.model import Figure, walk_blocks


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
