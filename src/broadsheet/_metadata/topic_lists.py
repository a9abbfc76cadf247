"""Lists of topics that a page shows: links below the text, or beside the headline, to the pages of its topics.

For pages that name their topics nowhere else. What is a list is told by what it is called, by the words before
it, by the addresses of its links, or because it stands right below the text and that names most of its topics.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final, NamedTuple
from urllib.parse import unquote, unquote_plus

from broadsheet._lexicon import cues as c
from broadsheet._lexicon.bylines import AND
from broadsheet._lexicon.topics import NO_TOPICS, SEARCH_PARAMETERS, TOPIC_FOLDER, TOPIC_LABELS
from broadsheet._metadata.links import Link, links_in
from broadsheet._metadata.places import ASIDE, FOREIGN, is_foreign
from broadsheet._metadata.zone import Zone, is_prose
from broadsheet._records import Claim, Layout, RawBlock
from broadsheet._urls import host_of
from broadsheet._words import fold, folded_words

__all__ = ["LONGEST_TAG", "shown_claims", "topics_of"]

LONGEST_TAG: Final = 60  #: characters

_MOST_TAG_WORDS: Final = 6  # longer links lead to articles
_AROUND_TAG: Final = " #\n\"'“”„«»,;:·•|"
_AROUND_LABEL: Final = " :：\n#|/·•–—-.›»"
_MOST_OWN_TAGS: Final = 12  # more of them are a menu, where nothing says that they are topics
_MOST_TAGS: Final = 30
_MOST_LISTS: Final = 20  # elements of that class that are looked at
_MOST_SHOWN: Final = 300  # lists of links that are looked at
_CATEGORIES: Final = ("categor", "kategor", "catlinks")
_LONGEST_LABEL: Final = 40  # characters
_MOST_WORDS: Final = 80  # of a block of links, or of a sentence that names the topics
_MOST_BELOW: Final = 4  # blocks between the text and a list that nothing calls one
_MOST_PROSE: Final = 60  # paragraphs that tell what the text names
_LONGEST_PROSE: Final = 1000  # characters of one
_FEWEST_NAMED: Final = 1 / 2  # share of topics that the text names
_MOST_NAMED: Final = 2 / 3  # the same where nothing else says that they are
_ACRONYM: Final = 3  # letters
_LAST_WORDS: Final = frozenset(label.split()[-1] for label in TOPIC_LABELS)
_PARTS = re.compile(r"[/?&=]")
_COUNTED = re.compile(r"\s?[(\[]?\d{1,6}[)\]]?$")


class _List(NamedTuple):
    """Links that stand together: their first block, and where a label says that they are topics.

    The label stands "inside" the block, in the block "above", or nowhere (""). So many of the links lead to the
    pages of topics.
    """

    block: int
    links: list[Link]
    label: str
    topical: int = 0


def shown_claims(layout: Layout, zone: Zone) -> Iterator[Claim]:
    """The topics in the first list that is called one, or else in the list that is the surest to be one."""
    if listed := _called_topics(layout, zone):
        yield Claim("tags", listed, "class tags", 0.5)
    else:
        yield from _unnamed_claims(layout, zone)


def _called_topics(layout: Layout, zone: Zone) -> tuple[str, ...]:
    """The links in the first element below the headline that is called a list of tags, and is no menu of them."""
    nodes = layout.nodes
    called = (node for node, cues in enumerate(nodes.cues) if cues & c.TAGS)
    below = (node for node in called if zone.below <= nodes.first[node] < nodes.last[node])
    for node in islice(below, _MOST_LISTS):
        inside = layout.blocks[nodes.first[node] : nodes.last[node]]
        if len(inside) > _MOST_OWN_TAGS + 1:
            continue
        if 2 * sum(block.link_chars for block in inside) <= sum(len(block.text) for block in inside):
            continue
        texts = [link.text for block in inside for link in links_in(block)]
        if 0 < len(texts) <= _MOST_OWN_TAGS and all(text.count(" ") < _MOST_TAG_WORDS for text in texts):
            found = topics_of(texts)
            if found and _is_list_of_tags(layout, node):
                return found
    return ()


def _is_list_of_tags(layout: Layout, node: int) -> bool:
    """Whether an element is of the article itself and not called a list of categories, which shares its cue."""
    called = layout.nodes.hints[node].casefold()
    return not any(word in called for word in _CATEGORIES) and not is_foreign(node, layout, FOREIGN | ASIDE)


def _unnamed_claims(layout: Layout, zone: Zone) -> Iterator[Claim]:
    """The topics in the list that most surely is one, though nothing calls it so."""
    prose = _Prose(layout.blocks, zone)
    shown = islice(_lists(layout, zone), _MOST_SHOWN)
    lists = [_without_lead(found) for found in shown if len(found.links) <= _MOST_TAGS]
    for source, topical in _SIGNS:
        for found in lists:
            links = topical(found, prose)
            if links and prose.may_belong(found) and (topics := topics_of(link.text for link in links)):
                yield Claim("tags", topics, source, 0.5)
                return


def _without_lead(found: _List) -> _List:
    """A list without what stands before its first topic: the date, the author, the section."""
    topical = list(map(_leads_to_topic, found.links))
    if True not in topical:
        return found
    return found._replace(links=found.links[topical.index(True) :], topical=sum(topical))


class _Prose:
    """The running text of a page: asked which topics it names, and where it ends."""

    def __init__(self, blocks: Sequence[RawBlock], zone: Zone) -> None:
        self._blocks = blocks
        self._below = max(zone.prose, zone.below)

    def end_before(self, index: int) -> int:
        """Index after its last block before another one, among the few that are looked at; -1 if there is none."""
        first = max(index - _MOST_BELOW, 1)
        return next((i for i in range(index, first - 1, -1) if is_prose(self._blocks[i - 1])), -1)

    def may_belong(self, found: _List) -> bool:
        """Whether a list stands below where the text begins, or holds topics that the text names."""
        return found.block > self._below or self.names(found, _FEWEST_NAMED)

    @cached_property
    def _texts(self) -> list[str]:
        prose = islice((block.text for block in self._blocks if is_prose(block)), _MOST_PROSE)
        return [f" {text[:_LONGEST_PROSE]}" for text in prose]

    @cached_property
    def _written(self) -> str:
        return "".join(self._texts)

    @cached_property
    def _folded(self) -> str:
        return self._written.casefold()

    def names(self, found: _List, share: float) -> bool:
        """Whether it names at least this share of the topics; short ones, as written."""
        topics = [_COUNTED.sub("", link.text) for link in found.links]
        return sum(map(self._names, topics)) >= share * len(topics)

    def _names(self, topic: str) -> bool:
        if len(topic) <= _ACRONYM and topic.isascii():
            return re.search(rf"\b{re.escape(topic)}\b", self._written) is not None
        topic = topic.casefold()
        at = self._folded.find(topic)
        while at > 0 and self._folded[at - 1].isascii() and self._folded[at - 1].isalnum():
            at = self._folded.find(topic, at + 1)
        return at >= 0


def _labelled(found: _List, prose: _Prose) -> Sequence[Link]:
    """All links behind a label, which another sign confirms where it is a line of its own, as menus have."""
    if found.label == "above" and (_leads_to_topics(found) or prose.names(found, _FEWEST_NAMED)):
        return found.links
    return found.links if found.label == "inside" else ()


def _addressed(found: _List, _: _Prose) -> Sequence[Link]:
    """The links that lead to topics, where there are several, and half of all."""
    return list(filter(_leads_to_topic, found.links)) if found.topical > 1 and _leads_to_topics(found) else ()


def _ending_text(found: _List, prose: _Prose) -> Sequence[Link]:
    """All links right below a part of the text, where that names most of them."""
    if prose.end_before(found.block) < 0:
        return ()
    several = 1 < len(found.links) <= _MOST_OWN_TAGS and _spell_topics(found.links)
    is_list = (several or _leads_to_topics(found)) and prose.names(found, _MOST_NAMED)
    return found.links if is_list else ()


def _leads_to_topic(link: Link) -> bool:
    """Whether an address says that it is a topic's, or asks a search for what the link says."""
    path, _, query = link.href.partition("#")[0].partition("?")
    if _is_of_topics(path.removesuffix("/").rpartition("/")[0]):
        return True
    words = folded_words(_COUNTED.sub("", link.text)) if query else None
    return bool(words) and any(words == folded_words(asked) for asked in _searched(query))


def _searched(query: str) -> Iterator[str]:
    """What the query of an address asks a search, or a list of articles, for."""
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name.lower() in SEARCH_PARAMETERS:
            yield unquote_plus(value)


@lru_cache(maxsize=256)
def _is_of_topics(folder: str) -> bool:
    """Whether the pages in a folder of a site are of topics; the links of a list share theirs."""
    return TOPIC_FOLDER.search(folder) is not None


def _spell_topics(links: Sequence[Link]) -> bool:
    """Whether all links lead to one site, each to an address of which a part spells the topic: "/people/ana-duarte"."""
    if any("#" in link.href for link in links) or len({host_of(link.href) for link in links}) > 1:
        return False
    return all(_spells(link.href, folded_words(link.text)) for link in links)


def _spells(href: str, words: frozenset[str]) -> bool:
    """Whether a part of an address holds half of some words."""
    parts = _PARTS.split(unquote(href))
    return any(2 * len(words & folded_words(part)) >= len(words) > 0 for part in parts)


#: What tells the topics of a list, and how provenance calls it; the surest first.
_SIGNS: Final[tuple[tuple[str, Callable[[_List, _Prose], Sequence[Link]]], ...]] = (
    ("visible tags", _labelled),
    ("visible tags (by address)", _addressed),
    ("visible tags (below the text)", _ending_text),
)


def _leads_to_topics(found: _List) -> bool:
    """Whether half of the links lead to the pages of topics."""
    return 2 * found.topical >= len(found.links)


def _lists(layout: Layout, zone: Zone) -> Iterator[_List]:
    """The lists of short links, one block or several of one element, from the front zone on."""
    blocks, parents = layout.blocks, layout.nodes.parent
    found: _List | None = None
    after = -1  # the block after the list
    for i in range(zone.start, len(blocks)):
        block = blocks[i]
        if not block.link_chars or block.words > _MOST_WORDS:
            continue
        links, labelled = _links_of(block)
        if not links and not labelled:
            continue
        beside = after == i and parents[block.node] == parents[blocks[i - 1].node]
        after = i + 1
        if found and beside and not labelled and found.label != "inside":
            found.links.extend(links)
            continue
        if found:
            yield found
        above = i > 0 and _is_label(blocks[i - 1].text)
        found = _List(i, links, "inside" if labelled else "above" if above else "")
    if found:
        yield found


def _links_of(block: RawBlock) -> tuple[list[Link], bool]:
    """The links of a block that holds little else, or those behind a label in it; and whether there is one."""
    spans = [span for span in block.inline or () if span[3] is not None]
    if len(spans) == 1 and block.link_chars >= len(block.text):
        # Most blocks with links are such: items of menus, titles of teasers.
        if block.text.count(" ") >= _MOST_TAG_WORDS:
            return [], False
        link = Link(fold(block.text).strip(_AROUND_TAG), spans[0][3] or "")
        return ([link] if link.text and _may_be_topic(link) else []), False
    links: list[Link] = []
    labelled = False
    end = 0
    pieces = block.pieces or []
    for start, last, _, href in sorted(spans):
        between = "".join(pieces[end:start])
        end = max(last, end)
        if between and _ends_in_label(between):
            links, labelled = [], True
        elif labelled and links and not _joins(between):
            break
        if text := fold("".join(pieces[start:last])).strip(_AROUND_TAG):
            links.append(Link(text, href or ""))
    if links and len(links) > 1 and _is_label(links[0].text):
        links, labelled = links[1:], True
    if not all(map(_may_be_topic, links)) or not (labelled or 2 * block.link_chars > len(block.text)):
        return [], False
    return links, labelled


def _may_be_topic(link: Link) -> bool:
    return len(link.text) <= LONGEST_TAG and link.text.count(" ") < _MOST_TAG_WORDS


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and fold(text).strip(_AROUND_LABEL).casefold() in TOPIC_LABELS


def _ends_in_label(text: str) -> bool:
    """Whether the words before a link are a label, or end with one: "... and tagged"."""
    words = fold(text[-_LONGEST_LABEL:]).strip(_AROUND_LABEL).casefold().split()
    return (
        bool(words)
        and words[-1] in _LAST_WORDS
        and any(" ".join(words[-count:]) in TOPIC_LABELS for count in range(1, min(len(words), 5) + 1))
    )


def _joins(text: str) -> bool:
    """Whether what stands between two links joins them in a list."""
    return all(word in AND for word in text.split() if any(map(str.isalpha, word)))


def topics_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that can be topics, each once, without the numbers of articles behind all of them."""
    found = [tag for text in texts if 1 < len(tag := text.strip(_AROUND_TAG)) <= LONGEST_TAG]
    if len(found) > 1 and all(map(_COUNTED.search, found)):
        found = [tag for text in found if (tag := _COUNTED.sub("", text))]
    return tuple(
        {tag.casefold(): tag for tag in reversed(found) if tag.casefold() not in NO_TOPICS}.values()
    )[::-1]
