"""Reading configs: every line becomes a directive or a problem that names it."""

import pytest
from broadsheet_ftr import Directive, parse_config

NAME = "harbour.example.txt"


def parse(*lines):
    """The config of some lines."""
    return parse_config("\n".join(lines), NAME)


def test_directives_have_name_value_and_line():
    """Notes and blank lines are passed over, white space counts for nothing, and names in any case are the same."""
    config = parse("# tides", "", "  Body :  //div[@id='a:b']  ", "// ebb", "prune: no")
    assert (Directive("body", "//div[@id='a:b']", 3), Directive("prune", "no", 5)) == config.directives
    assert () == config.problems


@pytest.mark.parametrize(
    ("line", "argument", "value"),
    [
        ("replace_string(<quay): <p", "<quay", "<p"),
        ("replace_string(style=url():", "style=url(", ""),
        ("replace_string(a: b): c: d", "a: b", "c: d"),
        ("http_header(user-agent): Tug/1.0 (wind)", "user-agent", "Tug/1.0 (wind)"),
        ("wrap_in(blockquote)://p[@class='log']", "blockquote", "//p[@class='log']"),
    ],
)
def test_arguments_stand_in_parentheses(line, argument, value):
    """The argument ends at the first parenthesis before a colon, whatever stands in it."""
    (directive,) = parse(line).directives
    assert (argument, value) == (directive.argument, directive.value)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("just a remark", "no_directive"),
        ("titl: //h1", "unknown_directive"),
        ("https://harbour.example/", "unknown_directive"),
        ("body:", "no_value"),
        ("strip: //div[", "bad_xpath"),
        ("strip: //a[contain(@class, 'x')]", "bad_xpath"),
        ("tidy: perhaps", "bad_switch"),
        ("title(main): //h1", "misplaced"),
        ("replace_string: <p", "misplaced"),
        ("find_string: <quay", "misplaced"),
        ("test_contains: The ferry", "misplaced"),
        ("if_page_contains: //nav", "misplaced"),
    ],
)
def test_wrong_lines_are_reported_and_left_out(line, code):
    """Each fault has a code and names file and line; the other lines stand."""
    config = parse("strip_id_or_class: buoy", line)
    assert [(NAME, 2, code)] == [(problem.file, problem.line, problem.code) for problem in config.problems]
    assert ["strip_id_or_class"] == [directive.name for directive in config.directives]


def test_misspelt_directive_gets_a_proposal():
    """A report says which directive may be meant."""
    (problem,) = parse("test_rul: https://harbour.example/").problems
    assert "harbour.example.txt:1: no such directive: 'test_rul'; 'test_url' is meant?" == str(problem)


def test_function_names_in_strings_are_no_calls():
    """Only what XPath would call counts as a function."""
    assert () == parse("""strip: //p[contains(., 'ferry(s)') or contains(., "tug (2)")]""").problems


def test_condition_belongs_to_the_rule_above():
    """An if_page_contains becomes the condition of one directive, not of the others."""
    config = parse("single_page_link: //a", "next_page_link: //b", "if_page_contains: //nav")
    assert [None, "//nav"] == [directive.condition for directive in config.directives]


def test_replacements_are_pairs_in_order():
    """Both ways to write a replacement give a text and what stands in its place."""
    config = parse(
        "find_string: <quay",
        "replace_string: <p",
        "replace_string(</quay>): </p>",
        "find_string: x",
        "replace_string:",
    )
    assert (("<quay", "<p"), ("</quay>", "</p>"), ("x", "")) == config.replacements


def test_samples_are_addresses_with_texts():
    """A test_contains is for the test_url above it."""
    config = parse(
        "test_url: https://a.example/1",
        "test_contains: ebb",
        "test_contains: flood",
        "test_url: https://a.example/2",
    )
    assert (("https://a.example/1", ("ebb", "flood")), ("https://a.example/2", ())) == config.samples


def test_directives_without_effect_are_counted():
    """What is about fetching or about other programs is kept apart."""
    config = parse("tidy: no", "http_header(cookie): a=b", "http_header(referer): c", "strip: //aside")
    assert {"tidy": 1, "http_header": 2} == config.ignored


def test_byte_order_mark_and_broken_bytes_are_read(tmp_path):
    """A file with a mark, or in another encoding, is read as far as it goes."""
    from broadsheet_ftr import read_config

    path = tmp_path / NAME
    path.write_bytes(b"\xef\xbb\xbfbody: //main\r\ntest_contains: caf\xe9\r\n")
    config = read_config(path)
    assert [("body", 1)] == [(directive.name, directive.line) for directive in config.directives]
