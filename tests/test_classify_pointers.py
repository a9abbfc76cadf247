"""Lines amid the body that are no part of it."""

import pytest
from helpers import SENTENCES, block_with, laid, paragraphs

from broadsheet._classify.features import window_of
from broadsheet._classify.outline import outline_of
from broadsheet._classify.pointers import dateline_above, is_credit_line, points_away
from broadsheet._classify.roles import Roles
from broadsheet._classify.surroundings import Surroundings
from broadsheet._records import Label, Metadata
from broadsheet.model import Author

KNOWN = Metadata(authors=(Author(name="Ada Holm"),))


def verdict(inner, text, score=3.0):
    """Verdict on the first block with a text, in an article of which all other blocks score high."""
    layout = laid(f"<body><article>{inner}</article>")
    outline = outline_of(layout)
    window = window_of(layout, outline)
    at = block_with(layout, text)
    scores = [score if i == at else 3.0 for i in window]
    return Roles(layout, KNOWN, Surroundings(layout, outline), window, scores, 0.0).verdicts()[at]


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        (True, "<p>Read more: <a href=/x>The mole has moved again</a></p>"),
        (True, "<p><a href=/x>READ MORE: The mole has moved again</a></p>"),
        (True, "<p><a href=/x>FLERE BILDER: Moloen om vinteren</a></p>"),
        (False, "<p><a href=/x>Flere bilder: Moloen om vinteren</a></p>"),
        (True, "<p>Les også: <a href=/x>Moloen har flyttet seg igjen</a></p>"),
        (True, "<p>TAZAMA HAPA | <a href=/x>Gati imehama tena wiki hii</a></p>"),
        (False, "<p>Tazama hapa | <a href=/x>Gati imehama tena wiki hii</a></p>"),
        (False, "<p>Read more: the mole has moved, as <a href=/x>we wrote</a></p>"),
        (False, "<p>The council has published <a href=/x>the whole of its survey of the mole</a></p>"),
        (False, "<ul><li>Read more: <a href=/x>The mole has moved again</a></ul>"),
        (False, f"<p>Read more: <a href=/x>{' '.join(SENTENCES)}</a></p>"),
    ],
)
def test_lead_in_and_link_point_away(expected, html):
    """A phrase or a shouted lead-in with a link behind it points away, a sentence with a link does not."""
    assert expected is points_away(laid(html).blocks[0])


def test_pointer_in_the_text_is_left_out():
    """A line that points to another article is no body, however high it scores."""
    html = f"{paragraphs(0)}<p>Read more: <a href=/x>Wanted elsewhere</a></p>{paragraphs(1)}"
    assert (Label.BOILERPLATE, "related") == verdict(html, "Wanted")[:2]


@pytest.mark.parametrize(
    ("below", "label"),
    [
        ("<p><a href=/1>The mole, a history</a></p><p><a href=/2>Wanted: a mole</a></p>", Label.BOILERPLATE),
        ("<p>As of today the mole is wanted, says <a href=/2>a Wanted poster</a>.</p>", Label.BODY),
    ],
)
def test_links_that_a_line_announces_are_left_out(below, label):
    """Below a line such as "Read also:" links to other articles go with it, and text stays."""
    html = f"{paragraphs(0)}<p><b>Lue myös:</b></p>{below}{paragraphs(1)}"
    assert [label, label] == [verdict(html, word).label for word in ("Lue", "Wanted")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("LADDA NER VÅR NYA WANTED-APP", Label.BOILERPLATE),
        ("WANTED", Label.BODY),
        ("Ladda ner vår Wanted-app", Label.BODY),
    ],
)
def test_links_in_capitals_are_left_out(text, label):
    """A paragraph of several words that is a link and set in capitals leads away; in small letters it may be text."""
    html = f"{paragraphs(0)}<p><b><a href=/x>{text}</a></b></p>{paragraphs(1)}"
    assert label is verdict(html, text).label


def test_page_made_of_links_keeps_them():
    """Links that would be left out stay where they are most of the text."""
    links = "".join(f"<p><a href=/{n}>THE WANTED LIST OF MOLES, PART {n}</a></p>" for n in range(30))
    assert Label.BODY is verdict(f"{paragraphs(0)}{links}", "Wanted".upper()).label


@pytest.mark.parametrize(
    ("line", "label", "reason"),
    [
        ("Redaktion: Jan Wanted", Label.BOILERPLATE, "closing line"),
        ("With reports from Wanted and the Mole", Label.BOILERPLATE, "closing line"),
        ("Источник: Wanted", Label.BOILERPLATE, "closing line"),
        ("© Wanted Press", Label.BOILERPLATE, "copyright"),
        ("Copyright 2024 Wanted Press. All rights reserved.", Label.BOILERPLATE, "copyright"),
        ("Copyright is what Wanted Press lives on.", Label.BODY, ""),
        ("(c) the Wanted harbour master, if there is one.", Label.BODY, ""),
        ("Get our Wanted <a href=/n>newsletter</a> every day.", Label.BOILERPLATE, "newsletter"),
        ("More about the Wanted harbour:", Label.BOILERPLATE, "introduces nothing"),
        ("The Wanted redaktion met again.", Label.BODY, ""),
        ("A Wanted newsletter was read out in the hall.", Label.BODY, ""),
    ],
)
def test_closing_lines(line, label, reason):
    """The last line of a text that says who worked on it or what else there is, is no body."""
    assert (label, reason) == verdict(f"{paragraphs()}<p>{line}</p>", "Wanted")[:2]


def test_closing_line_amid_the_text_stays():
    """What would close the text is text where more of it follows."""
    html = f"{paragraphs(0, 1, 2, 3)}<p>Redaktion: Wanted</p>{paragraphs(4, 5)}"
    assert Label.BODY == verdict(html, "Wanted").label


def test_several_closing_lines():
    """Closing lines are taken off one after the other, over headings without text."""
    html = f"{paragraphs()}<p>Source: Wanted</p><h2>More</h2><p>Redaktion: Jan Last</p>"
    assert ["closing line"] * 2 == [verdict(html, text).reason for text in ("Wanted", "Last")]


def test_closing_name_is_the_byline():
    """The author's bare name below the text is the byline."""
    assert Label.BYLINE == verdict(f"{paragraphs()}<p>Ada Holm</p>", "Ada Holm").label


def test_last_line_before_an_embed_stays():
    """A last line with a colon introduces the film that stands below it."""
    html = f"{paragraphs()}<p>Wanted, in moving pictures:</p><iframe src=https://www.youtube.com/embed/x></iframe>"
    assert Label.BODY == verdict(html, "Wanted").label


def test_closing_lines_leave_a_short_text_alone():
    """A text of three blocks keeps all of them."""
    assert Label.BODY == verdict(f"{paragraphs(0, 1)}<p>Source: Wanted</p>", "Wanted").label


@pytest.mark.parametrize(("score", "label"), [(1.0, Label.BOILERPLATE), (3.0, Label.BODY)])
def test_placeholder_of_an_embed(score, label):
    """What stands for an embed that did not load is no body, unless the scorer is sure of it."""
    html = f"{paragraphs(0)}<p>An dieser Stelle finden Sie Wanted.</p>{paragraphs(1)}"
    assert label == verdict(html, "Wanted", score).label


def test_paragraph_without_visible_characters():
    """A paragraph of joiners alone, as some editors leave them, is no body."""
    assert "empty" == verdict(f"{paragraphs(0)}<p>\u200d</p>{paragraphs(1)}", "\u200d").reason


def test_heading_for_screen_readers():
    """A heading that no screen shows is no heading of the body."""
    html = f"{paragraphs(0)}<h2 class=visually-hidden>Wanted</h2>{paragraphs(1)}"
    assert Label.BOILERPLATE == verdict(html, "Wanted").label


@pytest.mark.parametrize("number", ["", "1.{} "])
def test_table_of_contents(number):
    """Links that repeat the headings below them, with or without a number, are no body, and one alone is."""
    entries = "".join(f"<li><a href=#{i}>{number.format(i)}Wanted {i}</a>" for i in range(2))
    sections = "".join(f"<h2>Wanted {i}</h2>{paragraphs(i)}" for i in range(2))
    assert "table of contents" == verdict(f"{paragraphs(4)}<ul>{entries}</ul>{sections}", "Wanted").reason
    alone = f"{paragraphs(4)}<ul><li><a href=#1>Wanted 1</a></ul>{sections}"
    assert Label.BODY == verdict(alone, "Wanted").label


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("<p hidden>Wanted</p>", "hidden"),
        (
            "<div style='color: red; DISPLAY: none'><p>Wanted</p></div>".lower().replace("wanted", "Wanted"),
            "hidden",
        ),
        ("<p hidden=until-found>Wanted</p>", ""),
        ("<p style='display: block'>Wanted</p>", ""),
        (f"<div hidden><p>Wanted</p>{paragraphs(3, 4)}</div>", ""),
    ],
)
def test_what_is_not_shown(inner, reason):
    """A little text that an attribute hides is no body; much of it is shown on demand."""
    assert reason == verdict(f"{paragraphs(0, 1, 2)}{inner}", "Wanted").reason


@pytest.mark.parametrize(
    ("box", "label"),
    [
        ("<div><p>Wanted letter</p><a href=/x>Sign up</a></div>", Label.BOILERPLATE),
        ("<div><p>Wanted letter</p><p><a href=/x>Abonnieren</a></p></div>", Label.BOILERPLATE),
        ("<div><p>Wanted letter</p><a href=/x>Timetable</a></div>", Label.BODY),
        ("<div><p>Wanted letter</p><form><button>Sign up</button></form></div>", Label.BOILERPLATE),
        ("<div><p>Wanted newsletter</p><form><button>Timetable</button></form></div>", Label.BOILERPLATE),
        ("<div><p>Wanted letter</p><form><button>Timetable</button></form></div>", Label.BODY),
        ("<div><p>Wanted on WhatsApp</p><button>Timetable</button></div>", Label.BODY),
        (f"<div><p>Wanted letter</p>{paragraphs(3, 4, 5)}<a href=/x>Sign up</a></div>", Label.BODY),
    ],
)
def test_offer_in_a_box_without_a_telling_class(box, label):
    """What stands in a small box with a link or a button to sign up is an offer."""
    button = {"Sign up": -3.0, "Abonnieren": -3.0, "Timetable": -3.0}
    layout = laid(f"<body><article>{paragraphs(0, 1)}{box}{paragraphs(2)}</article>")
    outline = outline_of(layout)
    window = window_of(layout, outline)
    scores = [button.get(layout.blocks[i].text, 3.0) for i in window]
    verdicts = Roles(layout, KNOWN, Surroundings(layout, outline), window, scores, 0.0).verdicts()
    assert label == verdicts[block_with(layout, "Wanted")].label


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>Subscribe to the Wanted letter <a href=/n>here</a>.", "newsletter"),
        ("<p>Subscribe to the Wanted letter.", ""),
        ("<ul><li>Subscribe to the Wanted letter <a href=/n>here</a>.</ul>", ""),
    ],
)
def test_invitation_amid_the_text(line, expected):
    """A paragraph that calls to subscribe and links to where is no body."""
    assert expected == verdict(f"{paragraphs(0)}{line}{paragraphs(1)}", "Wanted").reason


@pytest.mark.parametrize(
    ("box", "label"),
    [
        (
            "<div><h3>Related</h3><ul><li><a href=/a>Wanted</a><li><a href=/b>More</a></ul></div>",
            Label.BOILERPLATE,
        ),
        ("<div><h3>Harbours</h3><ul><li><a href=/a>Wanted</a><li><a href=/b>More</a></ul></div>", Label.BODY),
        ("<div><h3>Related</h3><ul><li><a href=/a>Wanted</a> is near</ul></div>", Label.BODY),
        ("<h3>Related</h3><ul><li><a href=/a>Wanted</a></ul>", Label.BODY),
    ],
)
def test_box_of_related_links(box, label):
    """A box that holds a heading for related links and links is no body; a section of the text is."""
    assert label is verdict(f"{paragraphs(0, 1, 2)}{box}{paragraphs(3, 4)}", "Wanted").label


def test_label_of_an_advertisement():
    """A line that says that an advertisement follows is no body."""
    assert "advertisement" == verdict(f"{paragraphs(0)}<p>Anzeigen</p>{paragraphs(1)}", "Anzeigen").reason


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        (True, "<p>© Ada Holm</p>"),
        (True, "<p>Photo: Ada Holm / The Mole</p>"),
        (False, "<p>Ada Holm looked at the mole</p>"),
        (False, f"<p>Photo: {SENTENCES[0]}</p>"),
        (False, "<ul><li>Photo: Ada Holm</ul>"),
    ],
)
def test_credit_line(expected, html):
    """A short paragraph that opens like a credit is one, a long one or an item of a list is not."""
    assert expected is is_credit_line(laid(html).blocks[0])


@pytest.mark.parametrize(
    ("picture", "label"),
    [
        ("<img src=/a.jpg><p>Photo: Wanted</p>", Label.CREDIT),
        ("<figure><img src=/a.jpg><p>© Wanted</p></figure>", Label.CREDIT),
        ("<figure><img src=/a.jpg><p>The Wanted harbour in May</p></figure>", Label.CAPTION),
        (
            "<div><img src=/a.jpg><br>The Wanted harbour in May. Ada Holm/Pool via REUTERS</div>",
            Label.CAPTION,
        ),
        ("<div><img src=/a.jpg><br>The Wanted harbour is closed, we are told, until May</div>", Label.BODY),
        ("<figure><img src=/a.jpg><figcaption>Wanted-640-ss03.jpg</figcaption></figure>", Label.BODY),
        ("<p>Photo: Wanted</p>", Label.BODY),
        (f"<figure><img src=/a.jpg><p>Wanted. {' '.join(SENTENCES[:3])}</p></figure>", Label.BODY),
    ],
)
def test_text_that_goes_with_a_picture(picture, label):
    """A credit right behind a picture and a short text in its figure are not the article's."""
    assert label == verdict(f"{paragraphs(0)}{picture}{paragraphs(1)}", "Wanted").label


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        (True, "<div>Fernholm.<p>a</p></div>"),
        (True, "<div>FERNHOLM, Isle. —<p>a</p></div>"),
        (False, "<div>fernholm.<p>a</p></div>"),
        (False, "<div>Fernholm<p>a</p></div>"),
        (False, "<p>Fernholm.</p><p>a</p>"),
        (False, "<div><a href=/x>Fernholm.</a><p>a</p></div>"),
        (False, "<div>The council of Fernholm met again today.<p>a</p></div>"),
        (False, "<div>Fernholm.</div>"),
    ],
)
def test_loose_dateline(expected, html):
    """A place that stands loose in the element of the paragraph below it is the dateline."""
    layout = laid(html)
    assert expected is dateline_above(layout, block_with(layout, "ernholm" if "ernholm" in html else "FERN"))


def test_dateline_is_named_above_the_first_paragraph():
    """The loose place right above the text is labelled, one amid the text is text."""
    html = f"<div>Fernholm.{paragraphs(0, 1)}</div>"
    assert Label.DATELINE == verdict(html, "Fernholm").label
    assert Label.BODY == verdict(f"{paragraphs(2)}{html}", "Fernholm").label
