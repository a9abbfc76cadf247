"""Law: a caption belongs to its picture, never to the running text."""

from helpers import article_page
from hypothesis import given, settings
from hypothesis import strategies as st
from page_strategies import token_paragraphs

import broadsheet
from broadsheet.model import Figure

PARSER = broadsheet.Parser(plugins=())
CAPTION = "Vyqy and the keeper of the northern light look out over the mole in winter"
FIGURES = (
    "<figure><img src='/{0}.jpg' width=800><figcaption>{1}</figcaption></figure>",
    "<figure><figcaption>{1}</figcaption><img src='/{0}.jpg' alt='a mole'></figure>",
    "<figure><a href='/{0}'><picture><source srcset='/{0}.webp 2x'><img src='/{0}.jpg'></picture></a>"
    "<figcaption><p>{1}</p></figcaption></figure>",
    "<div class='wp-caption'><img src='/{0}.jpg' width=800><p class='wp-caption-text'>{1}</p></div>",
    "<figure><img data-src='/{0}.jpg' src='data:,'><noscript><img src='/{0}.jpg'></noscript>"
    "<figcaption><span>{1}</span> <span class='credit'>Ada Holm</span></figcaption></figure>",
)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(FIGURES)), max_size=4))
def test_captions(figures):
    """No caption is in the text, whatever markup holds it and wherever the picture stands."""
    parts = [f"<p>{text}</p>" for text in token_paragraphs(6)]
    for number, (position, figure) in enumerate(figures):
        parts[position] += figure.format(number, f"{CAPTION} {number}")
    article = PARSER.parse(article_page("".join(parts)), url="https://news.example/a", kind="html")
    captions = [
        str(block.caption) for s in article.sections for block in s.blocks if isinstance(block, Figure)
    ]
    assert 0 == article.text.count("Vyqy")
    assert len(figures) == sum(caption.count("Vyqy") for caption in captions)
