"""From lines to blocks."""

import textwrap

import pytest

from broadsheet._records import Decoded, Layout, Mark
from broadsheet._text import open_page, read_layout
from broadsheet._text.layout import lay_out
from broadsheet.limits import Limits

PROSE = (
    "The harbour council met on Tuesday evening in the old customs house and, after four hours of debate, "
    "agreed by nine votes to six to rebuild the northern pier. Work is to begin before the winter storms, "
    "the well-known engineer Ada Holm told the meeting, and should be finished within two years."
)
OTHER = (
    "Fishermen had asked for a longer breakwater. Their petition, signed by three hundred people, was read "
    "aloud but not put to a vote, because the money for it was spent on the lighthouse last spring."
)


def laid(text: str, marks: dict[int, Mark] | None = None, *, explain: bool = False) -> Layout:
    return lay_out(text.splitlines(), marks or {}, Limits(), explain=explain)


def texts(text: str) -> list[str]:
    return [block.text for block in laid(text).blocks]


def paths(text: str) -> list[tuple[str, str]]:
    layout = laid(text)
    found = []
    for block in layout.blocks:
        node, tags = block.node, []
        while node > 0:
            tags.append(layout.nodes.tag[node])
            node = layout.nodes.parent[node]
        found.append(("/".join(reversed(tags)), block.text))
    return found


def test_page_has_lines_and_host():
    """A text page holds its lines without their ends, and the host of its address."""
    decoded = Decoded("a\r\nb\rc\u2028d\x0ce".encode(), "utf-8", "str")

    page, warnings = open_page(decoded, url="https://News.Example.org/x", fetched_at=None, limits=Limits())

    assert ("text", ("a", "b", "c", "d", "e"), "news.example.org", []) == (
        page.kind,
        page.lines,
        page.host,
        warnings,
    )


def test_layout_of_page():
    """A page's layout is that of its lines."""
    page, _ = open_page(Decoded(b"One\n\nTwo", "utf-8", "str"), url=None, fetched_at=None, limits=Limits())

    assert ["One", "Two"] == [block.text for block in read_layout(page, {}, Limits(), explain=False).blocks]


def test_lines_of_a_dump_are_blocks():
    """In a text that is not wrapped each line is a block, menus included."""
    assert ["Home", "News", PROSE, OTHER] == texts(f"Home\nNews\n{PROSE}\n{OTHER}")


def test_white_space_and_invisible_characters():
    """No-break spaces fold, zero-width spaces and direction overrides vanish, joiners stay."""
    assert ["a b", "می\u200cشود"] == texts("\xa0a \t b\u200b\u202e\n\u200b\nمی\u200cشود")


@pytest.mark.parametrize("width", [40, 60, 72, 79, 100])
def test_wrapped_lines_are_joined(width):
    """Lines of a hard-wrapped text become its paragraphs again, whatever the width."""
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in (PROSE, OTHER))

    assert [PROSE, OTHER] == texts(wrapped)


def test_menu_before_wrapped_text_stays_apart():
    """Short lines above a hard-wrapped text are no paragraph of it."""
    assert ["Home", "World", "Sports", PROSE] == texts(f"Home\nWorld\nSports\n\n{textwrap.fill(PROSE, 64)}")


def test_breaks_inside_sentences_tell_the_width_without_blank_lines():
    """Longer lines of a menu and ends of paragraphs may outvote the width of a text: breaks inside sentences decide."""
    menu = ["Timetables of the ferry to the mainland", "Reports and minutes of the council", "Weather"] * 9
    wrapped = [line for text in (PROSE, OTHER) for line in textwrap.wrap(text, 64)]

    assert [*menu, PROSE, OTHER] == texts("\n".join([*menu, *wrapped]))


def test_verse_beside_long_lines_is_not_wrapped():
    """Lines that go on in the next are no sign of a width where much of the text stands in longer lines."""
    verse = ["The harbour lay in silver light and slept", "beneath a sky that held the morning star"] * 4
    lines = [*verse, PROSE[:150], OTHER[:150]]

    assert lines == texts("\n".join(lines))


def test_indented_first_lines_part_wrapped_paragraphs():
    """In a wrapped text an indented line begins a paragraph without a blank line before it."""
    wrapped = "\n".join(textwrap.fill(text, 64, initial_indent="   ") for text in (PROSE, OTHER))

    assert [PROSE, OTHER] == texts(wrapped)


def test_hyphenated_word_is_joined_as_the_text_writes_it_elsewhere():
    """A hyphen at a line's end goes or stays as the rest of the text writes the word."""
    text = (
        "The lighthouse keeper lives beside the light-\n"
        "house and reads the well-known weather report\n"
        "at noon. Everyone on the island knows the well-\n"
        "known report, and the lighthouse is open daily\n"
        "from the first of May until the end of autumn."
    )

    assert "beside the lighthouse and" in texts(text)[0]
    assert "knows the well-known report" in texts(text)[0]


def test_soft_hyphen_at_line_end_joins_without_space():
    """A soft hyphen at the end of a wrapped line vanishes with the line break."""
    text = (
        "The lighthouse keeper lives beside the har\xad\n"
        "bour and reads the daily weather report at\n"
        "noon. Everyone on the island knows the old\n"
        "report, and the tower is open every day."
    )

    assert texts(text)[0].startswith("The lighthouse keeper lives beside the harbour and")


def test_number_that_opens_a_wrapped_line_is_no_list():
    """A line of a wrapped paragraph that happens to begin with a number and a stop stays in it."""
    text = (
        "The council counted the boats in the harbour again on May\n"
        "12. It found that nine of them had not been moved since the\n"
        "great storm, and that two of those had no owner at all any\n"
        "more because the company had closed its doors long before."
    )

    assert 1 == len(texts(text))


def test_bullets_nest_by_indent():
    """Bulleted lines become a list, deeper ones a list inside the item above."""
    assert [
        ("ul/li", "Boats"),
        ("ul/li/ul/li", "Sail"),
        ("ul/li/ul/li", "Motor"),
        ("ul/li", "Nets"),
        ("p", "End"),
    ] == paths("  • Boats\n    • Sail\n    • Motor\n\n  • Nets\n\nEnd")


def test_continuation_of_an_item():
    """An indented line below an item is a further block of that item."""
    assert [("ul/li", "Boats"), ("ul/li/p", "All kinds"), ("p", "End")] == paths(
        "  • Boats\n    All kinds\nEnd"
    )


def test_bullets_go_on_below_a_deeper_list():
    """Items after a list inside a list belong to the outer one, and a text after them to neither."""
    source = f"• Piers\n  • North\n  • South\n• Quays\n• Boats\n{PROSE}"
    expected = [("ul/li", "Piers"), ("ul/li/ul/li", "North"), ("ul/li/ul/li", "South")]

    assert [*expected, ("ul/li", "Quays"), ("ul/li", "Boats"), ("p", PROSE)] == paths(source)


def test_numbers_in_sequence_are_a_list():
    """Lines numbered in sequence are an ordered list that keeps its first number."""
    layout = laid("3. Cast off\n4. Row\n\n5. Rest")

    assert [("li", "Cast off"), ("li", "Row"), ("li", "Rest")] == [(b.tag, b.text) for b in layout.blocks]
    assert {layout.nodes.tag.index("ol"): "3"} == layout.nodes.attr


def test_lettered_items():
    """Letters with a bracket in sequence are an ordered list too."""
    assert [("ol/li", "oars"), ("ol/li", "sails")] == paths("a) oars\nb) sails")


def test_single_number_is_text():
    """A numbered line without a successor is text and keeps its number."""
    assert [("p", "1. Choose a boat"), ("p", PROSE)] == paths(f"1. Choose a boat\n\n{PROSE}")


def test_single_hyphen_is_text():
    """A line that begins with a hyphen is no list by itself."""
    assert [("p", "- said the captain"), ("p", "He left.")] == paths("- said the captain\nHe left.")


def test_quotes_nest():
    """Lines after ``>`` are quotations, as deep as there are marks."""
    assert [("blockquote/p", "One"), ("blockquote/blockquote/p", "Two"), ("p", "Three")] == paths(
        "> One\n>> Two\n\nThree"
    )


def test_list_in_quote():
    """A list inside a quotation is a list inside a quotation."""
    assert [("blockquote/ul/li", "a"), ("blockquote/ul/li", "b")] == paths("> - a\n> - b")


def test_tabs_make_a_table():
    """Consecutive lines with tabs are the rows of a table; an empty cell keeps its place."""
    layout = laid("Port\t\tBoats\nHolm\t\t12\n\t\t3")

    assert ["Port", "Boats", "Holm", "12", "3"] == [block.text for block in layout.blocks]
    assert 3 == layout.nodes.tag.count("tr")
    assert 6 == layout.nodes.tag.count("td")


def test_first_cell_on_a_line_of_its_own():
    """A line before a row that begins with a tab is that row's first cell."""
    layout = laid("Port\t\tBoats\nHolm\n\t\t12\nVik\n\t\t7")

    assert ["Port", "Boats", "Holm", "12", "Vik", "7"] == [block.text for block in layout.blocks]
    assert 3 == layout.nodes.tag.count("tr")


def test_pipes_make_a_table():
    """Lines framed by pipes are rows; a line of dashes is none, and the one above it names the columns."""
    cells = [("table/tr/td", "1"), ("table/tr/td", "2")]
    assert [("table/tr/th", "a"), ("table/tr/th", "b"), *cells] == paths("| a | b |\n|---|---|\n| 1 | 2 |")
    assert [*cells, ("table/tr/td", "3"), ("table/tr/td", "4")] == paths("| 1 | 2 |\n| 3 | 4 |")


def test_line_with_one_pipe_is_text():
    """A byline with a pipe is no table."""
    assert [("p", "by | Jun 26, 2023")] == paths("by | Jun 26, 2023")


def test_fenced_code():
    """Fenced code keeps its white space and its language."""
    layout = laid("```Python\ndef f():\n    return  1\n```\nEnd")

    assert [("pre", "def f():\n    return  1"), ("p", "End")] == [(b.tag, b.text) for b in layout.blocks]
    assert "python" == layout.nodes.attr[layout.blocks[0].node]


def test_unclosed_fence_is_text():
    """A fence that nothing closes swallows nothing."""
    assert ["```", "a", "b"] == texts("```\na\nb")


def test_indented_code():
    """Indented statements are code, with the common margin removed."""
    assert [("p", "Run this:"), ("pre", "x = f(1)\nif x:\n    print(x);")] == paths(
        "Run this:\n\n    x = f(1)\n    if x:\n        print(x);"
    )


def test_indented_prose_is_no_code():
    """An indented paragraph is a paragraph."""
    assert [("p", PROSE)] == paths(f"      {PROSE}")


def test_markdown_headings():
    """Number signs and underlines give headings of their level."""
    assert [("h1", "Pier"), ("h3", "Costs"), ("h2", "Plans")] == paths(
        "# Pier\n\n### Costs ###\n\nPlans\n-----"
    )


def test_short_line_between_prose_is_a_heading():
    """A short line without a stop between paragraphs is a heading; one in a menu is not."""
    assert ["p", "p", "h2", "p"] == [
        block.tag for block in laid(f"News\n\n{PROSE}\n\nThe costs\n\n{OTHER}").blocks
    ]


@pytest.mark.parametrize("line", ["1 / 12", "0:00 / 0:00", "***", "2:05 Storm hits the coast"])
def test_what_a_player_shows_is_no_heading(line):
    """Between paragraphs a counter, or the title of a film behind its length, is no heading."""
    assert "h2" not in [block.tag for block in laid(f"{PROSE}\n\n{line}\n\n{OTHER}").blocks]


def test_a_year_is_a_heading():
    """In a chronicle a year alone heads what happened in it."""
    assert "h2" == laid(f"{PROSE}\n\n1969\n\n{OTHER}").blocks[1].tag


def test_line_of_joiners_is_blank():
    """A line of nothing but zero-width joiners is blank; in a word they stay."""
    assert [PROSE, "The costs", "می\u200cخواهم"] == texts(
        f"{PROSE}\n\u200d\nThe costs\n\u200c\u200d\nمی\u200cخواهم"
    )


def test_inline_markdown():
    """In Markdown links, emphasis and code become inline markup over the pieces."""
    block = laid("See **the [pier](https://example.org/a_(b)) plan** and `x*y`, 2 \\* 3.").blocks[0]

    assert "See the pier plan and x*y, 2 * 3." == block.text
    assert [
        ("the pier plan", "strong", None),
        ("pier", "link", "https://example.org/a_(b)"),
        ("x*y", "code", None),
    ] == [("".join(block.pieces[start:end]), kind, href) for start, end, kind, href in block.inline]
    assert 4 == block.link_chars


def test_lines_of_a_markdown_cell():
    """In Markdown ``<br>`` parts the lines of a cell, and its markup is kept."""
    block = laid("# Pier\n\n| a<br>[b](c) | d |\n| --- | --- |\n| e | f |").blocks[1]
    assert ("a\nb", [(2, 3, "link", "c")]) == (block.text, block.inline)


def test_asterisks_of_plain_text_stay():
    """In a text that is no Markdown asterisks are characters."""
    assert ["Prices* are 2 * 3 and 4 * 5"] == texts("Prices* are 2 * 3 and 4 * 5")


def test_markdown_line_break():
    """Two spaces at the end of a Markdown line break the line and not the paragraph."""
    assert ["Pier", "one\ntwo", "three"] == texts("# Pier\n\none  \ntwo\nthree")


def test_markdown_image():
    """An image of Markdown is a picture between its neighbours."""
    layout = laid("# Pier\n\n![the pier](pier.jpg)\n\nEnd")

    assert ["Pier", "End"] == [block.text for block in layout.blocks]
    assert [("image", 1, {"src": "pier.jpg", "alt": "the pier"})] == [
        (m.kind, m.block, m.attributes) for m in layout.media
    ]


def test_marked_line_is_not_joined():
    """A line that a site marks is a block of its own, with the mark."""
    layout = laid(textwrap.fill(PROSE, 60), {1: Mark.DROP})

    assert [None, Mark.DROP, None] == [block.mark for block in layout.blocks]


def test_rules_are_accounted_for():
    """A line of dashes is no block, and is reported when asked for."""
    layout = laid("One\n\n* * *\n\nTwo", explain=True)

    assert (["One", "Two"], [("* * *", "rule")]) == ([b.text for b in layout.blocks], layout.dropped)


@pytest.mark.parametrize("line", ["- a", "a"])
def test_too_many_blocks(line):
    """What exceeds the limit of blocks is left out with a warning."""
    layout = lay_out([line] * 40, {}, Limits(max_blocks=10), explain=True)

    assert (10, ["blocks_cut"]) == (len(layout.blocks), [w.code for w in layout.warnings])
    assert 30 == len(layout.dropped)


def test_unmarked_list():
    """Three lines without a blank one between them are a list where blank lines part the paragraphs."""
    source = f"{PROSE}\n\n{OTHER}\n\nNew rope:\nA lamp\nTwo oars\nA bell\n\n{PROSE}"
    expected = [("p", PROSE), ("p", OTHER), ("p", "New rope:")]
    expected += [("ul/li", item) for item in ("A lamp", "Two oars", "A bell")]
    assert [*expected, ("p", PROSE)] == paths(source)


def test_broken_lines_beside_marked_lists():
    """Where the items of lists are marked, lines without a blank one between them are one paragraph."""
    source = f"{PROSE}\n\n{OTHER}\n\n• A lamp\n• Two oars\n\nPier Road 4\nHolm\n\n{PROSE}"
    expected = [("p", PROSE), ("p", OTHER), ("ul/li", "A lamp"), ("ul/li", "Two oars")]
    assert [*expected, ("p", "Pier Road 4\nHolm"), ("p", PROSE)] == paths(source)


def test_two_lines_that_end_a_sentence():
    """Two lines without a blank one between them are one paragraph when they end as a sentence does."""
    source = f"{PROSE}\n\n{OTHER}\n\nWho rows?\nThe pilots do.\n\nPier Road 4\nHolm\n\n{PROSE}"
    assert ("p", "Who rows?\nThe pilots do.") in paths(source)
    assert "Pier Road 4" in [text for _, text in paths(source)]


@pytest.mark.parametrize(
    "source",
    [
        f"A lamp\nTwo oars\nA bell\n\n{PROSE}\n\n{OTHER}",
        f"{PROSE}\n\n{OTHER}\n\nThe old pier\nAt dawn\nPhoto: Ada Holm\n\n{PROSE}",
        f"{PROSE}\n{OTHER}\nA lamp\nTwo oars\nA bell\n{PROSE}\n{OTHER}",
    ],
    ids=["above the text", "a caption with its credit", "no blank lines"],
)
def test_lines_that_are_no_list(source):
    """Lines are no list above the text, around a picture's credit, and where paragraphs are not parted."""
    assert {"p", "h2"} >= {path for path, _ in paths(source)}


def test_lines_of_each_block():
    """Each block and each dropped line knows the lines of the text that it was made of."""
    wrapped = textwrap.wrap(PROSE, 70)
    count = len(wrapped)
    lines = [*wrapped, "", *textwrap.wrap(OTHER, 70), "", "=====", "", "• A lamp"]
    layout = lay_out(lines, {}, Limits(), explain=True)
    end = len(lines)
    assert [(0, count), (count + 1, end - 4), (end - 1, end)] == layout.lines
    assert [(end - 3, end - 2)] == layout.dropped_lines


def test_heading_after_a_short_sentence():
    """A heading may follow a sentence of any length, and a sentence of any length may follow it."""
    assert ("h2", "What the divers found") in paths(
        f"{PROSE}\n\nNobody was hurt.\n\nWhat the divers found\n\nAn old bell.\n\n{OTHER}"
    )


def test_items_and_addresses_longer_than_the_width_do_not_hide_it():
    """Tools that wrap Markdown leave items and addresses as long as they are; headings go on in the next line."""
    item = f"* [The harbour](https://gazette.example/{'harbour/' * 12})"
    heading = "## A heading that is so long that it does not fit into one line of this text"
    lines = [
        *[item] * 9,
        "",
        *textwrap.wrap(heading, 64),
        "",
        *textwrap.wrap(PROSE, 64),
        "",
        *textwrap.wrap(OTHER, 64),
    ]

    assert [*["The harbour"] * 9, heading[3:], PROSE, OTHER] == texts("\n".join(lines))


def test_first_item_of_a_list_within_an_item():
    """An item that holds only the first item of another list is that item."""
    assert [("ul/li", "The pier"), ("ul/li", "The quay")] == paths("* * The pier\n* * The quay")


def test_markup_without_text_is_no_block():
    """A link around white space or an image shows no text, so there is no block; its image stays."""
    layout = laid(f"# [ ](/a)\n\n[![The pier](/pier.jpg)](/b)\n\n{PROSE}")

    assert [PROSE] == [block.text for block in layout.blocks]
    assert [({"src": "/pier.jpg", "alt": "The pier"}, "/b")] == [(m.attributes, m.link) for m in layout.media]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("[ World ](/world)[ Green ](/green)", "World Green"),
        ("See the [report [PDF]](/report) here", "See the report [PDF] here"),
        ("The [**quay**](/quay)![](/q.png) stands", "The quay stands"),
        ('[The pier](</the pier> "Holm")', "The pier"),
        ("[![x](/x.png)The ferry](/ferry)", "The ferry"),
    ],
)
def test_markup_inside_links(markdown, text):
    """Labels of links may hold white space, brackets, emphasis and images; only their text is shown."""
    assert ["Holm is news", text] == texts(f"# [Holm](/holm) is news\n\n{markdown}")


def test_lone_item_of_markdown():
    """In Markdown a dash or asterisk makes an item even where no other stands beside it."""
    assert [("h1", "Holm"), ("ul/li", "The pier"), ("p", PROSE)] == paths(f"# Holm\n\n* The pier\n\n{PROSE}")


def test_emphasis_of_nothing():
    """Converters make pairs of underscores of icons: they show nothing."""
    assert ["Holm", "Share", PROSE] == texts(f"# Holm\n\n__\n\n__ Share\n\n{PROSE}")
