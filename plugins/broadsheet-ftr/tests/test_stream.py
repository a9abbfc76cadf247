"""Finding blocks in the tree by their text."""

import pytest
from broadsheet_ftr.stream import Cover, Range, Stream, squeeze
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

LONG = "The dredger left the basin at dawn and came back with a full hold of sand."


def test_ranges_hold_the_letters_of_an_element():
    """The range of an element is where its text stands, what follows it excluded."""
    root = html.fromstring("<div>Ebb<p id='a'>and <b>flood</b></p> tide</div>")
    stream = Stream(root, {root[0]})
    assert ("andflood", "Ebbandfloodtide") == (stream.text[slice(*stream.ranges[root[0]])], stream.text)


def test_scripts_and_comments_are_no_text():
    """What no block holds is not in the stream, what follows it is."""
    root = html.fromstring("<div>a<script>b<!--c--></script>d<!--e-->f<style>g</style>h</div>")
    assert "adfh" == Stream(root, set()).text


def test_repeated_text_is_found_in_order():
    """The second block of the same text is the second place."""
    root = html.fromstring(f"<div><p>{LONG}</p><p>Then</p><p>{LONG}</p></div>")
    stream = Stream(root, set(root))
    places = list(stream.places([LONG, "Then", LONG]))
    assert [stream.ranges[element] for element in root] == places


def test_short_text_is_not_looked_for_far_away():
    """A short text that stands only far below is taken as unknown, and a long one after it is found."""
    root = html.fromstring(f"<div><p>{'sand ' * 200}</p><p>Then</p><p>{LONG}</p></div>")
    missing, found = Stream(root, set()).places(["Then", LONG])
    assert (None, True) == (missing, found is not None)


def test_what_is_not_there_is_unknown():
    """Texts that the tree does not hold, or that have no letters, have no place."""
    root = html.fromstring(f"<div><p>{LONG}</p></div>")
    assert [None, None] == list(
        Stream(root, set()).places(["A text of another page, which is nowhere here.", "***"])
    )


@given(st.lists(st.text(min_size=1, max_size=80), max_size=20))
def test_blocks_of_a_tree_are_found_behind_each_other(texts):
    """Places never overlap, and hold the letters of their text."""
    root = etree.Element("div")
    for text in texts:
        etree.SubElement(root, "p").text = "".join(
            c for c in text if c.isprintable() and c not in "\ufffe\uffff"
        )
    stream = Stream(root, set())
    contents = [element.text or "" for element in root]
    found = [(place, text) for place, text in zip(stream.places(contents), contents, strict=True) if place]
    assert [squeeze(text) for _, text in found] == [stream.text[slice(*place)] for place, _ in found]
    ends = [0, *(place.end for place, _ in found)]
    assert all(end <= place.start for end, (place, _) in zip(ends, found, strict=False))


@pytest.mark.parametrize(
    ("place", "held"),
    [(Range(2, 3), True), (Range(6, 9), True), (Range(9, 12), False), (Range(0, 2), False), (None, False)],
)
def test_cover_holds_what_lies_within_a_range(place, held):
    """Ranges may lie in each other; a place that is half outside is not held."""
    assert held is Cover([Range(1, 10), Range(2, 4)]).holds(place)
