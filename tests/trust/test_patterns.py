"""No pattern of the package takes more than linear time on text that somebody chose."""

import re
import time

import pytest
from patterns import patterns, searched, slow_parts

PATTERNS = patterns()
# Runs that patterns of every kind begin to match and then do not: one character, or a few in turn.
RUNS = (
    *(
        " ",
        "a",
        "A",
        "1",
        "-",
        ".",
        ",",
        ":",
        "/",
        "<",
        ">",
        '"',
        "'",
        "&",
        "#",
        "(",
        "[",
        "{",
        "\\",
        "|",
        "*",
        "_",
    ),
    *(
        "=",
        "\n",
        "\t",
        "\xa0",
        "é",
        "年",
        "~",
        "`",
        "a ",
        "1 ",
        "1.",
        " .",
        " -",
        "a-",
        "a.",
        "a, ",
        "\n ",
        "\n-",
        "<a",
    ),
    *(
        "<a ",
        '="',
        'a="b" ',
        "<!--",
        "&#",
        "](",
        "By A ",
        "10:00 ",
        "1/1/",
        "ab cd. ",
        "a@",
        "//a",
        "Aa ",
        "|-",
    ),
)
LENGTH = 400
# Patterns that are quadratic on runs of white space, and read text in which no two spaces stand together.
READS_FOLDED_TEXT = frozenset(
    (
        "broadsheet._assemble.credits._SEAM",
        "broadsheet._metadata.names._BRACKETS",
        "broadsheet._metadata.titles._SEPARATOR",
    )
)
# Patterns that are quadratic and never see a long text of a stranger, and why.
BOUNDED = {
    "broadsheet._decode._COMMENT": "the first 4 kB of a page",
    "broadsheet._text.lines._PIPED": "matched at the start of a line only",
    "broadsheet._rules._OR": "the rules of a site, which its author wrote",
    "broadsheet._rules._TESTS": "the rules of a site, which its author wrote",
    "broadsheet.learning.addresses._MADE": "a part of an address, of 8 kB at most",
}


@pytest.mark.parametrize(
    ("expected", "pattern"),
    [
        (["nested"], r"(a+)+$"),
        (["nested"], r"(?:\s*a*)*b"),
        (["nested"], r"(\w+\s?)+$"),
        (["adjacent"], r"\s+\s*$"),
        (["adjacent"], r"\d+[.,]?\d+"),
        (["adjacent"], r"(?i)[a-c]*A*x"),
        ([], r"(?:[^<]|<(?!a))*+"),
        ([], r"(?:[^<]*<)*"),
        ([], r"\s*+:?\s++"),
        ([], r"\d+[.,]\d+"),
        ([], r".*(?:\n.*)*"),
    ],
)
def test_what_the_analysis_finds(expected, pattern):
    """The analysis tells patterns that can share out characters in many ways from those that cannot."""
    assert expected == slow_parts(re.compile(pattern))


@pytest.mark.parametrize("name", PATTERNS)
def test_no_repeat_shares_with_another(name):
    """No repeat in a pattern can give characters to another repeat, inside it or beside it."""
    assert [] == slow_parts(PATTERNS[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in PATTERNS if name not in BOUNDED])
def test_time_grows_with_length(name):
    """On runs of all kinds of characters, four times the length takes far less than sixteen times as long."""
    use = finding if searched(name) else matching
    runs = [run for run in RUNS if run.strip()] if name in READS_FOLDED_TEXT else RUNS
    assert [] == [run for run in runs if is_slow(PATTERNS[name], run, use)]


def is_slow(pattern, run, use):
    """Whether a pattern takes more than 5 ms for 1,600 characters, and more than ten times what it takes for 400."""
    return seconds(pattern, run, 4 * LENGTH, use) > 0.005 and all(
        seconds(pattern, run, 4 * LENGTH, use) > 10 * seconds(pattern, run, LENGTH, use) for _ in range(4)
    )


def finding(pattern, source):
    """Find a pattern everywhere, and match all with it."""
    pattern.sub(source[:0], source)
    pattern.fullmatch(source)


def matching(pattern, source):
    """Match a pattern at the start, and match all with it."""
    pattern.match(source)
    pattern.fullmatch(source)


def seconds(pattern, run, length, use):
    """Processor time of a use of a pattern on a run of that length."""
    text = run * (length // len(run))
    source = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    use(pattern, source)
    return time.process_time() - start
