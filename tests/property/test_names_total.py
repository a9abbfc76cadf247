"""Law: any line can be taken apart as a byline, and what comes out of it are names."""

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet._metadata.bylines import may_be_byline, read_byline, read_names
from broadsheet._metadata.names import clean_name, is_person

PIECES = st.sampled_from(
    [
        "By",
        "by",
        "von",
        "par",
        "文/",
        "記者",
        "Jane",
        "Porter",
        "O’Brien",
        "de",
        "la",
        "and",
        "&",
        ",",
        "|",
        "·",
        "AP",
        "PhD",
        "(",
        ")",
        "Editor",
        "March 7, 2024",
        "\n",
        "@jane",
        "https://x.example",
        "王小明",
        "기자",
        "-",
        "\u200b",
        "\ud800",
    ]
)
LINES = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join))
FIRST = st.sampled_from(["Jane", "Olav", "Zoë", "Łukasz", "Иван"])
LAST = st.sampled_from(["Porter", "Stenmark", "Quill", "Żak", "Петров"])


@settings(derandomize=True, deadline=None, max_examples=300)
@given(LINES, st.sampled_from([None, "en", "it", "ko"]), st.booleans())
def test_any_line_is_taken_apart(line, language, certain):
    """Nothing raises, and each author has a name without signs at its ends."""
    if line.strip():
        may_be_byline(line)
    authors = read_byline(line, language=language, certain=certain).authors
    for name in [author.name for author in authors] + read_names(line):
        assert name == name.strip(" ,|·&\n")
        assert 0 < len(name) <= 60


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(st.tuples(FIRST, LAST).map(" ".join), min_size=1, max_size=4, unique=True))
def test_written_names_are_read_back(names):
    """Names joined as a byline joins them come back in order."""
    joined = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
    assert names == [author.name for author in read_byline(f"By {joined}").authors]


@settings(derandomize=True, deadline=None, max_examples=150)
@given(LINES)
def test_cleaning_twice_changes_nothing(text):
    """A cleaned name that can be a person's is clean."""
    name = clean_name(text)
    if is_person(name):
        assert name == clean_name(name)
