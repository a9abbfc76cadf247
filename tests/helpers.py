"""What several test modules share: pages laid flat, and the parts of articles by path."""

from broadsheet import _html
from broadsheet._classify.outline import Outline, outline_of
from broadsheet._classify.surroundings import Surroundings
from broadsheet._decode import decode
from broadsheet._records import Label, Layout, Page, Verdict
from broadsheet.limits import Limits
from broadsheet.sites import Site

URL = "https://news.example/2025/story"

#: Sentences of running text; each is prose for the classifier and no two are alike.
SENTENCES = (
    "The harbour council met on Tuesday evening to settle where the new pilot station is going to stand.",
    "Most of the members wanted it beside the old customs house, because the road there is already paved.",
    "Two of them preferred the northern mole, from which a pilot sees both channels without leaving the room.",
    "An engineer explained that the mole has moved by a hand's breadth since the storms of last winter.",
    "The chair asked for a second survey, and a narrow majority agreed to pay for it out of the reserve.",
    "Pilots themselves had not been asked, as one of them pointed out from the back of the crowded hall.",
    "Work is expected to begin in the spring, provided that the survey finds the foundations in good order.",
    "Until then the pilots will go on sharing a wooden hut with the fishermen who mend their nets there.",
)


def opened(html: str, url: str | None = URL) -> Page:
    """The page that a piece of HTML makes."""
    decoded = decode(html, encoding=None, content_type=None, limits=Limits())
    return _html.open_page(decoded, url=url, fetched_at=None, limits=Limits())[0]


def laid(html: str, *, explain: bool = False) -> Layout:
    """The flat layout of a piece of HTML."""
    return _html.read_layout(opened(html), {}, Limits(), explain=explain)


def laid_with(html: str, site: Site) -> Layout:
    """The flat layout of a piece of HTML with the marks of a site."""
    page = opened(html)
    return _html.read_layout(page, site.marks(page), Limits(), explain=False)


def outlined(html: str) -> tuple[Layout, Outline, Surroundings]:
    """A layout with its outline and what the elements around its blocks say."""
    layout = laid(html)
    outline = outline_of(layout)
    return layout, outline, Surroundings(layout, outline)


def block_with(layout: Layout, text: str) -> int:
    """Index of the first block that holds ``text``."""
    return next(i for i, block in enumerate(layout.blocks) if text in block.text)


def all_body(layout: Layout, **labels: Label) -> list[Verdict]:
    """Verdicts that call everything body, but the blocks that hold one of the names of ``labels``."""
    return [
        Verdict(next((label for word, label in labels.items() if word in block.text), Label.BODY))
        for block in layout.blocks
    ]


def paragraphs(*numbers: int) -> str:
    """Some of :data:`SENTENCES` as ``<p>`` elements; all of them when none is named."""
    return "".join(f"<p>{SENTENCES[number]}</p>" for number in numbers or range(len(SENTENCES)))


def article_page(body: str, *, before: str = "", after: str = "") -> str:
    """A whole page around a body: title, menu, footer."""
    return (
        "<!DOCTYPE html><html lang=en><head><title>Pilots wait for a station | The Mole</title></head><body>"
        '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
        f"<main>{before}<h1>Pilots wait for a station</h1>{body}{after}</main>"
        '<footer><p><a href="/imprint">Imprint</a></p></footer></body></html>'
    )
