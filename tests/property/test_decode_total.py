"""Law: every source becomes UTF-8 or is refused by the declared error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet._decode import decode
from broadsheet._html.head import read_head
from broadsheet._html.traits import detect_traits
from broadsheet._html.tree import build_tree
from broadsheet._lexicon.encodings import LABELS
from broadsheet._sniff import sniff_kind
from broadsheet.errors import UnsupportedInputError
from broadsheet.limits import Limits

PIECES = st.sampled_from(
    [
        b"<p>",
        b"<meta charset=",
        b"<html lang=ru>",
        b"\x1b$B",
        b"\xff\xfe",
        b"\0",
        b"</html>",
        b"<!--",
        b"'",
        b'"',
        b">",
    ]
)
SOURCES = st.one_of(
    st.binary(max_size=300),
    st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=30).map(b"".join),
    st.text(st.characters(exclude_categories=()), max_size=200),
)
HINTS = st.one_of(st.none(), st.sampled_from(sorted(LABELS)), st.text(max_size=20))


@settings(derandomize=True, deadline=None, max_examples=300)
@given(source=SOURCES, encoding=HINTS, charset=HINTS, size=st.integers(min_value=0, max_value=400))
def test_every_source_is_decoded_or_refused(source, encoding, charset, size):
    """Whatever the bytes and the labels, the result is UTF-8 within the limit and without NUL."""
    content_type = f"text/html; charset={charset}" if charset is not None else None
    limits = Limits(max_bytes=size)
    try:
        decoded = decode(source, encoding=encoding, content_type=content_type, limits=limits)
    except UnsupportedInputError:
        return
    text = decoded.data.decode()
    assert (True, False, True) == (
        len(decoded.data) <= size,
        "\0" in text,
        sniff_kind(decoded, content_type) in ("html", "text"),
    )


@settings(derandomize=True, deadline=None, max_examples=200)
@given(source=SOURCES)
def test_every_source_has_a_tree_and_a_head_or_none(source):
    """Whatever decoding gives, the front end builds a tree of it and reads its head."""
    limits = Limits()
    try:
        decoded = decode(source, encoding=None, content_type=None, limits=limits)
    except UnsupportedInputError:
        return
    root, _ = build_tree(decoded.data, limits)
    if root is not None:
        head, _ = read_head(root, limits)
        assert isinstance(detect_traits(head, root), frozenset)
