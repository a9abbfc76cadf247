"""Law: every script gives a list of objects, and valid JSON is read as it is."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet._html.jsonld import load_json, read_jsonld
from broadsheet.limits import Limits

LIMITS = Limits()
PIECES = st.sampled_from(
    [
        "{",
        "}",
        "[",
        "]",
        '"',
        ",",
        ":",
        "\\",
        "\\ud800",
        "/*",
        "*/",
        "//",
        "\n",
        "<!--",
        "]]>",
        "&quot;",
        '"@graph"',
        "1e9",
        "NaN",
    ]
)
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(max_size=8),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=10,
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(raw=st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=30).map("".join))
def test_every_script_gives_objects(raw):
    """No text raises, and what comes back are objects."""
    objects, _ = read_jsonld(raw, LIMITS)
    assert all(isinstance(item, dict) for item in objects)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(value=VALUES)
def test_valid_json_is_read_unchanged(value):
    """What a JSON writer wrote comes back equal."""
    assert ([value], []) == load_json(json.dumps(value), LIMITS)
