"""The headline of a text without markup."""

from broadsheet._text.layout import lay_out
from broadsheet.limits import Limits

PROSE = (
    "The harbour council agreed on Tuesday to rebuild the northern pier before the winter storms. "
    "Fishermen had asked for a longer breakwater, but the plan for it was never put to a vote."
)


def headline(*lines: str, slug: frozenset[str] = frozenset()) -> str | None:
    clues = lay_out(lines, {}, Limits(), slug=slug).clues
    return clues[0].text if clues else None


def test_headline_below_a_menu():
    """The line that shares its words with the text is the headline, not the menu above it."""
    assert "Council votes to rebuild northern pier" == headline(
        "Home",
        "World news",
        "Weather and tides",
        "Council votes to rebuild northern pier",
        "May 3, 2021",
        PROSE,
        PROSE,
    )


def test_window_title_names_the_headline():
    """A first line of headline and site name confirms the headline and is not taken itself."""
    assert "Nine votes for the pier" == headline(
        "Nine votes for the pier | Holm Gazette",
        "Local harbour pier",
        "Nine votes for the pier",
        PROSE,
        PROSE,
    )


def test_text_without_headline():
    """Running text alone has no headline."""
    assert None is headline(PROSE, PROSE)


def test_heading_of_first_level_needs_no_guess():
    """Where Markdown names the headline no clue is added."""
    assert None is headline("# Pier", "", "Council votes to rebuild northern pier", "", PROSE)


def test_byline_right_below():
    """A line that shares no word with the text is the headline when the byline stands right below it."""
    lines = ("Home", "Weather", "Nobody expected such long queues", "Von Ada Holm", PROSE, PROSE)
    assert "Nobody expected such long queues" == headline(*lines)
    assert None is headline(*(line for line in lines if line != "Von Ada Holm"))


def test_words_of_the_address_name_the_headline():
    """The line that holds them is the headline, not the standfirst below it that shares more with the text."""
    lines = (
        "Nine votes",
        "A longer breakwater was never put to a vote by the harbour council on Tuesday",
        PROSE,
        PROSE,
    )
    assert lines[1] == headline("What the boats want", *lines[1:])
    assert "What the boats want" == headline(
        "What the boats want", *lines[1:], slug=frozenset({"what", "the", "boats", "want"})
    )


def test_a_path_of_menus_is_no_headline():
    """A line of names with the signs of a path between them leads to the headline and is none."""
    assert "Council votes to rebuild northern pier" == headline(
        "Home › Council votes to rebuild northern pier",
        "Council votes to rebuild northern pier",
        PROSE,
        PROSE,
    )


def test_comments_of_code():
    """A line that begins with "#" below the text is a comment and leaves the title to the headline."""
    lines = ("Harbour council rebuilds pier", "", PROSE, "", PROSE, "", "# start the pump", "pump --fast")
    assert "Harbour council rebuilds pier" == headline(*lines)


def test_standfirst_above_the_byline():
    """The headline stays the headline when the standfirst stands between it and the byline."""
    lines = (
        "Nine votes for a pier | Holm Gazette",
        "News",
        "Nine votes for a pier",
        "The council of the harbour asked for a longer breakwater before the winter storms",
        "Von Ada Holm",
        PROSE,
        PROSE,
    )
    assert "Nine votes for a pier" == headline(*lines)


def test_link_past_the_menu():
    """A first line that announces a part of the page is no headline, though its words come back."""
    lines = ("Zum Inhalt springen", "Aus dem Rat", PROSE + " Zum Inhalt springen.", PROSE)
    assert None is headline(*lines)


def test_headline_far_above_the_text():
    """Lists and tables between headline and running text do not hide the headline."""
    lines = (
        "Home",
        "Seven piers rebuilt by the council",
        "By Ada Holm",
        *(f"Pier {n}" for n in range(90)),
        PROSE,
        PROSE,
    )
    assert "Seven piers rebuilt by the council" == headline(*lines)
