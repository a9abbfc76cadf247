"""Reading JSON that pages wrote by hand."""

import pytest

from broadsheet._html.jsonld import load_json, read_jsonld
from broadsheet.limits import Limits

LIMITS = Limits(max_jsonld_bytes=500_000)


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ([{"a": 1}, {"b": 2}], '[{"a": 1}, [{"b": 2}], 3, "x", null]'),
        ([{"a": 1}, {"b": 2}], '{"@context": "c", "@graph": [{"a": 1}, {"b": 2}]}'),
        ([{"a": 1, "@graph": [{"b": 2}]}, {"b": 2}], '{"a": 1, "@graph": [{"b": 2}]}'),
        (
            [{"@type": "WebPage", "mainEntity": {"@type": "Article"}}, {"@type": "Article"}],
            '{"@type": "WebPage", "mainEntity": {"@type": "Article"}}',
        ),
        ([{"mainEntityOfPage": {"@id": "x"}}], '{"mainEntityOfPage": {"@id": "x"}}'),
        ([{"author": {"@type": "Person"}}], '{"author": {"@type": "Person"}}'),
        ([], '"text"'),
        ([], "{}"),
    ],
)
def test_objects_are_flattened_in_document_order(expected, raw):
    """Arrays, graphs and main entities become a flat list; details stay in their object."""
    assert (expected, []) == read_jsonld(raw, LIMITS)


@pytest.mark.parametrize(
    "raw",
    [
        '{"a": "b",}',
        '{"a": "b"};',
        '\ufeff{"a": "b"}',
        '<!-- {"a": "b"} -->',
        '<![CDATA[{"a": "b"}]]>',
        '//<![CDATA[\n{"a": "b"}\n//]]>',
        '/*<![CDATA[*/ {"a": "b"} /*]]>*/',
        '/* c */ {"a": /* d */ "b" // e\n}',
        "{&quot;a&quot;: &quot;b&quot;}",
        '{"a": "b"}</script',
    ],
)
def test_common_faults_are_forgiven(raw):
    """Wrappers, comments, needless commas and escaped quotation marks do not hide the object."""
    assert ([{"a": "b"}], []) == read_jsonld(raw, LIMITS)


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ("one\ntwo\t", '{"v": "one\ntwo\t"}'),
        ("it's", '{"v": "it\\\'s"}'),
        ('the "old" harbour, "too"', '{"v": "the "old" harbour, "too""}'),
        ("http://example.org/ /* x */,", '{"v": "http://example.org/ /* x */,",}'),
        ("a\ufffdb", '{"v": "a\\ud800b"}'),
        ("\U0001f600", '{"v": "\\ud83d\\ude00"}'),
        (None, '{"v": NaN}'),
        (None, '{"v": -Infinity}'),
        (None, '{"v": 1e999}'),
        (None, '{"v": ' + "9" * 10_000 + "}"),
        ("a\ufffd", "{&quot;v&quot;: &quot;a&#" + "9" * 5_000 + ";&quot;}"),
        (2, '{"v": 1, "v": 2}'),
    ],
)
def test_values_survive_bad_writing(expected, raw):
    """Strings keep their text, and numbers that mean nothing are None."""
    assert ([{"v": expected}], []) == read_jsonld(raw, LIMITS)


def test_documents_in_a_row_are_all_read():
    """Several documents in one script are read up to the first that is broken."""
    assert ([{"a": 1}, {"b": 2}], []) == load_json('{"a": 1}\n{"b": 2}, {"c"', LIMITS)


@pytest.mark.parametrize(
    ("reason", "raw"),
    [
        ("nested", "[" * 100_000),
        ("nested", '{"a":' * 50_000 + "1" + "}" * 50_000),
        ("no JSON", "<!--" + "[" * 100_000),
        ("no JSON", "{'a': 1}"),
        ("longer", '"' + "x" * 500_000 + '"'),
    ],
)
def test_what_cannot_be_read_is_reported(reason, raw):
    """A text that is no JSON, too deep or too long gives no object and a warning that says why."""
    objects, warnings = read_jsonld(raw, LIMITS)
    assert ([], ["json_skipped"], True) == (
        objects,
        [w.code for w in warnings],
        reason in warnings[0].message,
    )


@pytest.mark.parametrize("raw", ["", " \n", "<!-- -->"])
def test_empty_scripts_are_no_fault(raw):
    """A script without anything in it gives nothing and no warning."""
    assert ([], []) == read_jsonld(raw, LIMITS)
