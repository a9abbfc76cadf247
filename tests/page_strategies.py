"""Hypothesis strategies for whole pages: articles whose paragraphs are told apart by a token of their own."""

from helpers import SENTENCES
from hypothesis import strategies as st


def tokens(count):
    """The names that tell ``count`` paragraphs apart."""
    return [f"Zq{chr(97 + number)}x" for number in range(count)]


def token_paragraphs(count):
    """Paragraphs of two sentences with a token each, no two alike."""
    return [
        f"{SENTENCES[i % 8]} As {token} put it, {SENTENCES[(i + 3) % 8][0].lower()}{SENTENCES[(i + 3) % 8][1:]}"
        for i, token in enumerate(tokens(count))
    ]


_SHAPES = (
    "<p>{}</p>",
    "<div>{}</div>",
    "<p>{}</p><div class='ad-slot'>Advertisement</div>",
    "<h2>What the survey found in the mole</h2><p>{}</p>",
    "<blockquote><p>{}</p></blockquote>",
    "<ul><li>{}</li></ul>",
    "<section><p>{}</p></section>",
    "<p>{}<br><br></p>",
    "<figure><img src='/p.jpg' width='800'><figcaption>The mole in winter seen from above</figcaption></figure>"
    "<p>{}</p>",
    "<p><b>Later</b> {}</p>",
)


@st.composite
def bodies(draw):
    """The content of an article's body: paragraphs with tokens, in elements of many kinds."""
    shapes = draw(st.lists(st.sampled_from(_SHAPES), min_size=5, max_size=9))
    return "".join(map(str.format, shapes, token_paragraphs(len(shapes))))
