"""Hypothesis strategies for whole pages: articles whose paragraphs are told apart by a token of their own."""

from helpers import SENTENCES
from hypothesis import strategies as st

#: Beginnings of what HTML can hold, to be strung together into pages that no browser was meant to see.
_FRAGMENTS = (
    "<p>",
    "</p>",
    "<div class='article-body'>",
    "</div>",
    "<article>",
    "</article>",
    "<ul><li>",
    "</ul>",
    "<ol start=99999999999>",
    "<dl><dt>a<dd>b",
    "<table><tr><td>",
    "<td colspan=9999>",
    "</table>",
    "<blockquote>",
    "<figure><img src=a.jpg width=600>",
    "<figcaption>",
    "</figure>",
    "<pre>",
    "<code class=language-x>",
    "<br>",
    "<br><br>",
    "<a href='http://[::1'>",
    "<a href=mailto:a@b.c>",
    "</a>",
    "<b><i>",
    "</b></i>",
    "<h1>",
    "<h2 id=' '>",
    "<iframe src=https://www.youtube.com/embed/x>",
    "<noscript><img src=b.jpg></noscript>",
    "<picture><source srcset='a.jpg 1x, ,, b.jpg 2..2x'>",
    "<math><annotation encoding=tex>",
    "<time datetime='2025-13-45'>",
    '<script type=\'application/ld+json\'>{"@type":"Article","articleBody":[1]}</script>',
    "<script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<svg>",
    "<template>",
    "<aside class='related-posts'>",
    "<meta charset=utf-16>",
    "<base href='http://'>",
    "By Ada Holm",
    "Jun 26, 2023",
    "About Ada Holm",
    "Photo: ",
    "Correction: ",
    "&#0;&#xD800;&nbsp;&zwj;",
    "\x00\x0b\x0c\u2028\u202e\ud800",
    *SENTENCES,
)


def hostile_pages():
    """Strings that look like pages and are broken in every way."""
    part = st.sampled_from(_FRAGMENTS) | st.text(st.characters(exclude_categories=()), max_size=12)
    return st.lists(part, max_size=40).map("".join)


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
