"""Tags and sections: which of the keywords that a page states are topics, and the first section of a joined list.

Systems also write the words of the title into the field for keywords, and the labels by which they count
readers: "Type/Article", "WC: 2000-2999", "channel_gaming".
"""

import re
from collections.abc import Sequence
from typing import Final

from broadsheet._lexicon.bylines import AND
from broadsheet._lexicon.topics import NO_SECTIONS
from broadsheet._metadata.titles import title_key
from broadsheet._words import folded_words

__all__ = ["first_section", "repeats_title", "spell_title", "topics_among"]

_LABELLED = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+){0,2}\s?[:=/]\s?[^\s/]")
_KEY = re.compile(
    r"/|[^/]{0,10}://|[^_]*[A-Za-z0-9]_[A-Za-z0-9]|\d{5,}$|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$"
)
_FEWEST_LABELLED: Final = 3  # labels in a list of them; "Nation/World" and "Lock: A History" stand alone
#: Labels that no topic begins with, as systems write them whatever the language of the page.
_SYSTEM_LABELS: Final = frozenset({"category", "section", "type"})
_SECTIONS = re.compile(r"[,|、，]")
_MOST_SPACES: Final = 6  # in a section; what has more is a sentence
_TAG_LABEL: Final = "tag"
_FEWEST_WORDS: Final = 3  # of a title that tags may spell
_LONG_TITLE: Final = 24  # characters; shorter ones may be topics themselves: "Index funds"
_LONG_WORD: Final = 3  # characters; addresses leave out shorter words
_FEWEST_OF_ADDRESS: Final = 5  # words of an address that are no topics
_SPELT: Final = 0.6  # share of the title's words, and of the tags


def topics_among(tags: Sequence[str]) -> tuple[str, ...]:
    """The tags that are no labels of machines; of "tag:Harbour" the topic is kept."""
    labelled = sum(_LABELLED.match(tag) is not None for tag in tags)
    listed = labelled >= _FEWEST_LABELLED and 2 * labelled >= len(tags)
    topics = [_topic(tag, listed=listed) for tag in tags]
    return tuple(dict.fromkeys(topic for topic in topics if topic and not _KEY.match(topic)))


def _topic(tag: str, *, listed: bool) -> str | None:
    """What a tag names; ``listed`` if it stands in a list of labels with their values."""
    label, colon, value = tag.partition(":")
    if colon and label.casefold() == _TAG_LABEL:
        return value.strip()
    is_label = (colon and label.casefold() in _SYSTEM_LABELS) or (listed and _LABELLED.match(tag))
    return None if is_label else tag


def repeats_title(tag: str, title: str) -> bool:
    """Whether a tag holds the headline, which names the page and not what it is about."""
    return len(title) >= _LONG_TITLE and title_key(title) in title_key(tag)


def spell_title(tags: Sequence[str], title: str) -> bool:
    """Whether most of the tags are the title cut into its words, in their order.

    Addresses, which systems cut into words as well, leave out short words, and all capitals.
    """
    words = title.split()
    told = len(words)
    if len(tags) >= _FEWEST_OF_ADDRESS and all(tag.islower() for tag in tags):
        told = sum(len(word) > _LONG_WORD for word in words)
    if len(words) < _FEWEST_WORDS or len(tags) < _FEWEST_WORDS:
        return False
    singles = [tag for tag in tags if " " not in tag]
    if len(singles) < max(_SPELT * len(tags), _SPELT * told):
        return False
    spelt, place = 0, 0
    folded = [" ".join(sorted(folded_words(word))) for word in words]
    for tag in singles:
        key = " ".join(sorted(folded_words(tag)))
        if key and key in folded[place:]:
            spelt, place = spelt + 1, folded.index(key, place) + 1
    return spelt >= max(_FEWEST_WORDS, _SPELT * len(tags), _SPELT * told)


def first_section(text: str) -> str | None:
    """The section that a text names, or the first of a list of them joined by commas or bars; None for "Uncategorized".

    A name with "and" is whole ("Towns, Sea and Sky"), and so is a sentence.
    """
    if text.casefold() in NO_SECTIONS:
        return None
    sections = [section.strip() for section in _SECTIONS.split(text)]
    if len(sections) == 1 or sections[0].count(" ") >= _MOST_SPACES:
        return text
    if ", " in text and not AND.isdisjoint(sections[-1].split()):
        return text
    return next(filter(None, sections), None)
