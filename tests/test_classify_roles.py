"""The roles of blocks, given their scores."""

import datetime as dt

import pytest
from helpers import SENTENCES, block_with, laid, opened, paragraphs

from broadsheet import _html
from broadsheet._classify.features import window_of
from broadsheet._classify.outline import outline_of
from broadsheet._classify.roles import Roles
from broadsheet._classify.surroundings import Surroundings
from broadsheet._records import Label, Mark, Metadata
from broadsheet.limits import Limits
from broadsheet.model import Author, Provenance, Timestamp

TITLE = "Pilots wait for a station"
KNOWN = Metadata(
    title=TITLE,
    headlines=(TITLE,),
    subtitle="Nobody on the council had thought of asking the people who are going to work in it",
    kicker="Harbour",
    byline_line="By Ada Holm",
    authors=(Author(name="Ada Holm"),),
    published=Timestamp(value=dt.date(2025, 5, 4), precision="day", raw="May 4, 2025"),
)
LOW = -3.0


def judged(layout, metadata, **scores):
    """Verdicts of a layout whose blocks all score high but those that hold one of the words."""
    outline = outline_of(layout)
    window = window_of(layout, outline)
    rows = [
        next((score for word, score in scores.items() if word in layout.blocks[i].text), 3.0) for i in window
    ]
    return Roles(layout, metadata, Surroundings(layout, outline), window, rows, 0.0).verdicts()


def verdict(inner, text="Wanted", metadata=KNOWN, **scores):
    """Verdict on the first block with a text, in an article of the given content."""
    layout = laid(f"<body><article>{inner}</article>")
    return judged(layout, metadata, **scores)[block_with(layout, text)]


def label(inner, text="Wanted", metadata=KNOWN, **scores):
    """Label of the first block with a text."""
    return verdict(inner, text, metadata, **scores).label


@pytest.mark.parametrize(
    ("inner", "score", "expected"),
    [
        ("<div><blockquote>Wanted</blockquote><a href=/x></a></div>", -1.2, Label.BODY),
        ("<aside><blockquote>Wanted</blockquote></aside>", -1.4, Label.BOILERPLATE),
        ("<p>Wanted</p>", -1.2, Label.BOILERPLATE),
        ("<ul><li><a href=/x>Wanted</a></ul>", -1.2, Label.BOILERPLATE),
    ],
)
def test_inserts_amid_the_text_need_less(inner, score, expected):
    """A quotation, code or item between two blocks of the body is body with a lower score, if it is no link."""
    assert expected is label(f"{paragraphs(0)}{inner}{paragraphs(1)}", Wanted=score)


PROSE = "Wanted words of some length, enough of them to be prose and not the label of a box"


@pytest.mark.parametrize(
    ("inner", "score", "expected"),
    [
        (f"{paragraphs()}<p>{PROSE}</p>{paragraphs(0)}", -1.4, Label.BODY),
        (f"{paragraphs()}<p>{PROSE}</p>{paragraphs(0)}", -1.6, Label.BOILERPLATE),
        (f"{paragraphs()}<p>Wanted</p>{paragraphs(0)}", -1.4, Label.BOILERPLATE),
        (f"{paragraphs()}<div><p>{PROSE}</p></div>{paragraphs(0)}", -1.4, Label.BOILERPLATE),
        (f"{paragraphs()}<p><a href=/x>{PROSE}</a></p>{paragraphs(0)}", -1.4, Label.BOILERPLATE),
        (f"{paragraphs()}<p>{PROSE}</p>", -1.4, Label.BOILERPLATE),
        (f"{paragraphs()}{f'<p>{PROSE}</p>' * 10}", -1.4, Label.BODY),
        (f"{paragraphs()}{f'<p class=end>{PROSE}</p>' * 10}", -1.4, Label.BOILERPLATE),
    ],
    ids=["amid", "too low", "short", "in a box", "link", "closing line", "long part", "set otherwise"],
)
def test_paragraphs_of_the_text_need_less(inner, score, expected):
    """Prose right in the element of the text is body with a lower score, at its end when it is long and set alike."""
    assert expected is label(inner, Wanted=score)


@pytest.mark.parametrize(
    ("inner", "score", "expected"),
    [
        ("<blockquote><p>Wanted</p><p>Other</p></blockquote>", -2.4, Label.BODY),
        ("<blockquote><p>Wanted</p><p>Other</p></blockquote>", -2.6, Label.BOILERPLATE),
        ("<div><ul><li>Wanted<li>Other</ul></div>", -2.4, Label.BODY),
        ("<section><blockquote>Wanted</blockquote></section>", -2.4, Label.BODY),
        (f"<p>Wanted</p><blockquote>{paragraphs(2)}</blockquote>", -0.9, Label.BODY),
        ("<div><p>Other</p><ul><li>Wanted</ul></div>", -2.4, Label.BOILERPLATE),
        ("<ul><li><a href=/x>Wanted</a><li>Other</ul>", -2.4, Label.BOILERPLATE),
        ("<ul class=related><li>Wanted<li>Other</ul>", -2.4, Label.BOILERPLATE),
        ("<h2>Wanted</h2><table><tr><td>Other</table>", -1.2, Label.HEADING),
        ("<h2>Wanted</h2><div>Other</div>", -1.2, Label.BOILERPLATE),
        ("<div>Wanted</div>", -0.9, Label.BOILERPLATE),
        ("<p>Wanted</p>", -0.9, Label.BODY),
    ],
)
def test_siblings_of_paragraphs_need_less(inner, score, expected):
    """What HTML calls a part of the text is kept between two paragraphs beside it, if it is not one of links."""
    html = f"{paragraphs(0)}{inner}{paragraphs(1)}"
    assert expected is label(html, Wanted=score, Other=score)


@pytest.mark.parametrize(("folded", "expected"), [(paragraphs(1), Label.BODY), ("<p>Low", Label.BOILERPLATE)])
def test_summary_stays_with_what_it_folds(folded, expected):
    """The summary of a folded part of the text is text."""
    html = f"{paragraphs(0)}<details><summary>Wanted</summary>{folded}</details>"
    assert expected is label(html, Wanted=LOW, Low=LOW)


@pytest.mark.parametrize(
    ("items", "score", "expected"),
    [
        ("<li>Rope for the boats<ul><li>Wanted<li>Other</ul><li>Lamps", -2.4, Label.BODY),
        ("<li>Rope for the boats<ul><li>Wanted<li>Other</ul><li>Lamps", -2.6, Label.BOILERPLATE),
        ("<li>Rope<li>Wanted, with many words that are low<li>Other", -2.6, Label.BOILERPLATE),
        (
            "<li>Rope for the boats<li><a href=/x>Wanted</a><li><a href=/x>Other</a><li>Lamps",
            -2.4,
            Label.BOILERPLATE,
        ),
    ],
)
def test_items_of_a_list_in_the_text_need_less(items, score, expected):
    """Items of a list most of which is body are body with a low score, if they are no links."""
    html = f"{paragraphs(0)}<ul>{items}</ul>{paragraphs(1)}"
    assert expected is label(html, Wanted=score, Other=score)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"{paragraphs(0)}<ul><li>Wanted<li>Other</ul>", Label.BODY),
        (f"{paragraphs(0)}<ul><li><a href=/x>Wanted</a><li><a href=/x>Other</a></ul>", Label.BOILERPLATE),
        (f"{paragraphs(0)}<div class=comments><ul><li>Wanted<li>Other</ul></div>", Label.BOILERPLATE),
        (f"{paragraphs(0)}<p>Furniture<ul><li>Wanted<li>Other</ul>", Label.BOILERPLATE),
        (f"{paragraphs(0)}<h4>Furniture</h4><ul><li>Wanted<li>Other</ul>", Label.BODY),
        (f"{paragraphs(0)}<p>Furniture:<ul><li>Wanted<li>Other</ul>", Label.BODY),
        (f"{paragraphs(0)}<p>Furniture\uff1a<ul><li>Wanted<li>Other</ul>", Label.BODY),
        (f"{paragraphs(0)}{'<p>Other' * 3}<p>Furniture:<ul><li>Wanted<li>Other</ul>", Label.BOILERPLATE),
    ],
)
def test_list_is_kept_as_one(html, expected):
    """A list right behind the text or behind a line that announces it needs less, unless of links or comments."""
    assert expected is label(html, Wanted=-0.9, Other=-0.9, Furniture=-1.9)


@pytest.mark.parametrize(
    ("html", "score", "expected"),
    [
        (f"{paragraphs(0)}<pre>Wanted</pre><p>Other</p>", -1.9, Label.BODY),
        (f"{paragraphs(0)}<p>Other</p><pre>Wanted</pre>", -1.9, Label.BODY),
        (f"{paragraphs(0)}<p>Other</p><p>Other</p><pre>Wanted</pre>", -1.9, Label.BOILERPLATE),
        (f"{paragraphs(0)}<pre>Wanted</pre><p>Other</p>", -2.1, Label.BOILERPLATE),
        (f"{paragraphs(0)}<p>Wanted</p><p>Other</p>", -1.9, Label.BOILERPLATE),
    ],
)
def test_code_behind_the_text_needs_less(html, score, expected):
    """Preformatted text just behind text is body with a low score."""
    assert expected is label(html, Wanted=score, Other=LOW)


def test_announcement_stays_with_its_list():
    """The low heading above a list that is kept is a heading."""
    html = f"{paragraphs(0)}<h4>Wanted</h4><ul><li>Rope<li>Lamps</ul>"
    assert Label.HEADING is label(html, Wanted=-1.9, Rope=-1.2, Lamps=-1.2)


@pytest.mark.parametrize(("below", "expected"), [(paragraphs(1), Label.BODY), ("", Label.BOILERPLATE)])
def test_announced_list_amid_the_text_needs_still_less(below, expected):
    """An announced list with text above and below is body with a lower score than one at the end."""
    html = f"{paragraphs(0)}<h4>Furniture</h4><ul><li>Wanted<li>Other</ul>{below}"
    assert expected is label(html, Wanted=-1.5, Other=-1.5, Furniture=-1.9)


@pytest.mark.parametrize(
    ("hint", "score", "expected"),
    [
        ("share-box", 1.9, Label.BOILERPLATE),
        ("share-box", 2.1, Label.BODY),
        ("blog-cta", 0.6, Label.BOILERPLATE),
        ("blog-cta", 0.8, Label.BODY),
    ],
)
def test_box_that_its_class_gives_away(hint, score, expected):
    """A small box for sharing or an offer is left out, if the scorer is not sure of its text."""
    html = f"{paragraphs(0)}<div class={hint}><p>Wanted</div>{paragraphs(1)}"
    assert expected is label(html, Wanted=score)


@pytest.mark.parametrize(("hint", "expected"), [("newsletter", Label.BOILERPLATE), ("box", Label.BODY)])
def test_invitation_in_a_box_for_newsletters(hint, expected):
    """A line about a newsletter in an element that says so is no text, whatever its score."""
    html = (
        f"{paragraphs(0)}<div class={hint}><p>Wanted: our newsletter in the morning</p></div>{paragraphs(1)}"
    )
    assert expected is label(html, Wanted=3.0)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"{{}}{paragraphs(0)}{{}}{paragraphs(1)}", Label.BOILERPLATE),
        (f"{{}}{paragraphs(0)}", Label.BODY),
        (f"{{}}{{}}{paragraphs(0)}", Label.BODY),
    ],
    ids=["posts", "one", "in a row"],
)
def test_signatures_of_posts(html, expected):
    """Lines of a linked name and a time of day, with text between, say who wrote each post and are no text."""
    line = "<p><a href=/u/tansy>tansy</a> Wanted, March 4, 6:12pm</p>"
    assert expected is label(f"{paragraphs(2)}{html.format(line, line)}", "tansy", Metadata(), tansy=3.0)


@pytest.mark.parametrize(
    ("apart", "title", "expected"),
    [
        (f"<div><p>{PROSE}</p></div>", TITLE, Label.BODY),
        (f"<div class='lead article-body'><p>{PROSE}</p></div>", TITLE, Label.BODY),
        (f"<div class=lead><p>{PROSE}</p></div>", TITLE, Label.BOILERPLATE),
        (f"<div class=author-bio><p>{PROSE}</p></div>", TITLE, Label.BOILERPLATE),
        (f"<aside><p>{PROSE}</p></aside>", TITLE, Label.BOILERPLATE),
        ("<div><p>Wanted</p></div>", TITLE, Label.BOILERPLATE),
        (f"<div><p>{PROSE}</p></div>", "The Harbour Gazette", Label.BOILERPLATE),
    ],
    ids=["plain", "of the body", "standfirst", "author", "aside", "short", "other heading"],
)
def test_opening_apart_from_the_text(apart, title, expected):
    """Prose between the headline and the scored blocks is body where no class or tag calls it anything else."""
    menu = "<ul>" + "<li>Rope" * 10 + "</ul>"
    layout = laid(f"<body><h1>{title}</h1>{apart}{menu}<article>{paragraphs()}{paragraphs()}</article>")
    assert expected is judged(layout, KNOWN, Rope=LOW)[block_with(layout, "Wanted")].label


def test_opening_keeps_its_code_and_short_lines():
    """What stands beside the prose of such an opening comes with it."""
    menu = "<ul>" + "<li>Rope" * 10 + "</ul>"
    opening = f"<div><p>{PROSE}</p><pre>tide = 3</pre><p>Why?</p></div>"
    layout = laid(f"<body><h1>{TITLE}</h1>{opening}{menu}<article>{paragraphs()}</article>")
    found = judged(layout, KNOWN, Rope=LOW)
    assert [Label.BODY] * 2 == [found[block_with(layout, text)].label for text in ("tide", "Why?")]


COMMENTS = "".join(f"<p>{PROSE}, so comment {number} says</p>" for number in range(6))


@pytest.mark.parametrize(
    ("text", "metadata", "score", "expected"),
    [
        (paragraphs(), KNOWN, 1.5, Label.BOILERPLATE),
        (paragraphs(), KNOWN, 2.5, Label.BODY),
        (paragraphs(0, 1), KNOWN, 1.5, Label.BODY),
        (paragraphs(), Metadata(schema_types=("DiscussionForumPosting",)), 1.5, Label.BODY),
    ],
    ids=["comments", "sure", "hardly a text", "discussion"],
)
def test_comments_below_the_text(text, metadata, score, expected):
    """What readers wrote below a text is left out, unless the scorer is sure of it or the page is a discussion."""
    html = f"<div>{text}</div><div class=comments>{COMMENTS}</div>"
    assert expected is label(html, metadata=metadata, Wanted=score)


def test_section_named_like_comments_stays():
    """What is amid the text is no comment, whatever its element is called."""
    html = f"{paragraphs()}<section id=respond-to-comments>{COMMENTS}</section><p>{PROSE} below</p>"
    assert Label.BODY is label(html, "comment 1", comment=1.5)


def test_score_decides():
    """A block with a high score is body, and one with a low score is not."""
    found = [label(f"{paragraphs()}<p>Wanted here</p>", Wanted=score) for score in (3.0, LOW)]
    assert [Label.BODY, Label.BOILERPLATE] == found


def test_heading_above_text_opens_a_section():
    """A heading with body below it is a heading."""
    assert Label.HEADING == label(f"{paragraphs(0)}<h2>Wanted</h2>{paragraphs(1, 2)}")


def test_heading_without_text_is_left_out():
    """A heading with another of its level right below it, or with nothing, is left out."""
    html = f"{paragraphs()}<h2>Wanted</h2><h2>Other</h2>{paragraphs(1)}"
    reasons = [verdict(html).reason, verdict(f"{paragraphs()}<h2>Wanted</h2><p>Low</p>", Low=LOW).reason]
    assert ["heading without text"] * 2 == reasons


def test_heading_above_a_smaller_heading_stays():
    """A heading with a smaller one right below it is kept."""
    assert Label.HEADING == label(f"{paragraphs(0)}<h2>Wanted</h2><h3>Other</h3>{paragraphs(1)}")


@pytest.mark.parametrize(
    ("text", "score", "expected"),
    [
        ("Wanted", -1.0, Label.HEADING),
        ("Wanted", -2.0, Label.BOILERPLATE),
        ("Related articles", -1.0, Label.BOILERPLATE),
    ],
)
def test_missed_heading_is_taken_back(text, score, expected):
    """A heading that scored a little low is taken back above body, unless it announces furniture."""
    html = f"{paragraphs(0)}<h2>{text}</h2>{paragraphs(1, 2)}"
    assert expected == label(html, text, **{text: score})


def test_low_heading_above_furniture_stays_out():
    """A heading that scored low with no body below it is not taken back."""
    html = f"{paragraphs(0)}<h2>Wanted</h2><p>Low</p>{paragraphs(1)}"
    assert Label.BOILERPLATE == label(html, Wanted=-1.0, Low=LOW)


def test_page_of_low_scores_has_a_body():
    """Where no block scores well, those near the best are body, but no links."""
    html = "<p>Wanted</p><p><a href=/>Linked words</a></p><p>Worse</p>"
    scores = {"Wanted": -2.0, "Linked": -2.0, "Worse": -4.0}
    found = [label(html, text, Metadata(), **scores) for text in scores]
    assert [Label.BODY, Label.BOILERPLATE, Label.BOILERPLATE] == found


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (f"<h1>{TITLE}</h1>", Label.TITLE),
        (f"<p>{TITLE.upper()}!</p>", Label.TITLE),
        ("<p>HARBOUR</p>", Label.KICKER),
        (f"<p class=lead>{KNOWN.subtitle}.</p>", Label.SUBTITLE),
        (f"<p>{KNOWN.subtitle}.</p>", Label.BODY),
        ("<p>by Ada Holm</p>", Label.BYLINE),
        ("<p>Ada Holm</p>", Label.BYLINE),
        ("<p>Printed on May 4, 2025</p>", Label.BYLINE),
        ("<p class=byline>Words by somebody</p>", Label.BYLINE),
        ("<p class=date>2025-05-04 17:00</p>", Label.BYLINE),
        ("<p class=date>Some day</p>", Label.BODY),
        ("<p>Some other words</p>", Label.BODY),
        ("<h2>What happened on May 4, 2025</h2>", Label.HEADING),
    ],
)
def test_front_matter_is_named(block, expected):
    """What stands above the text and says what the metadata say is no text, but for a first paragraph among its like."""
    layout = laid(f"<body><article>{block}{paragraphs()}</article>")
    assert expected == judged(layout, KNOWN)[0].label


@pytest.mark.parametrize(("score", "expected"), [(2.0, Label.SUBTITLE), (3.5, Label.BODY)])
def test_description_quotes_the_first_paragraph(score, expected):
    """A standfirst set unlike the text, before its element, is text when the scorer is sure of it."""
    html = f"<p class=first>{KNOWN.subtitle}</p><div>{paragraphs()}</div>"
    assert expected == label(html, KNOWN.subtitle, **{KNOWN.subtitle: score})


@pytest.mark.parametrize(("between", "expected"), [("", Label.BODY), ("<p>By Ada Holm</p>", Label.SUBTITLE)])
def test_standfirst_in_the_text(between, expected):
    """What stands in the element of the text opens it, whatever its style, unless a byline parts the two."""
    html = f"<div><p class=first>{KNOWN.subtitle}</p>{between}{paragraphs()}</div>"
    assert expected == label(html, KNOWN.subtitle, **{KNOWN.subtitle: 2.0})


def test_title_printed_twice():
    """Both copies of a doubled header are taken out of the text."""
    header = f"<h1>{TITLE}</h1><p>by Ada Holm | May 4, 2025</p>"
    layout = laid(f"<body><article>{header}{header}{paragraphs()}</article>")
    found = [verdict.label for verdict in judged(layout, KNOWN)[:4]]
    assert [Label.TITLE, Label.BYLINE] * 2 == found


def test_byline_below_a_long_standfirst():
    """A standfirst of many words does not end the search for the byline."""
    html = f"<p>{KNOWN.subtitle}</p><p>By Ada Holm</p>{paragraphs()}"
    assert Label.BYLINE == label(html, "By Ada")


def test_name_in_the_text_is_no_byline():
    """A short block with the author's name below the first paragraph stays."""
    assert Label.BODY == label(f"{paragraphs(0)}<p>Ada Holm</p>{paragraphs(1)}", "Ada Holm")


def test_title_repeated_below():
    """A second ``<h1>`` with the title further down is no heading of the body."""
    assert Label.TITLE == label(f"{paragraphs(0)}<h1>{TITLE}</h1>{paragraphs(1)}", TITLE)


def test_standfirst_by_class():
    """The only prose block above the text is the standfirst when its class says so and it is known."""
    layout = laid(f"<body><article><p class=standfirst>{KNOWN.subtitle}</p></article>")
    assert Label.SUBTITLE == judged(layout, KNOWN)[0].label


def test_caption_is_taken_from_the_text():
    """A ``<figcaption>`` is a caption whatever its score."""
    figure = "<figure><img src=/a.jpg><figcaption>Wanted by the picture</figcaption></figure>"
    assert Label.CAPTION == label(f"{paragraphs(0)}{figure}{paragraphs(1)}")


@pytest.mark.parametrize(
    "text",
    [
        "Wanted below the bridge. Photo: Ada Holm",
        "Wanted: the bridge [REUTERS]",
        "Wanted below the bridge | Foto: Ada Holm",
    ],
)
def test_paragraph_below_a_picture_that_ends_with_its_credit(text):
    """What stands right below a picture and says whose it is goes with the picture, elsewhere it is text."""
    assert Label.CAPTION == label(f"{paragraphs(0)}<p><img src=/a.jpg></p><p>{text}</p>{paragraphs(1)}")
    assert Label.CAPTION != label(f"{paragraphs(0)}<p>{text}</p>{paragraphs(1)}")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("<em>{}</em>", "<i>{}</i>", "<em>{}</em>"), Label.CAPTION),
        (("<em>{}</em>", "<em>{}</em>", "{}"), Label.BODY),
        (("<em><b>{}</b></em>", "<b><i>{}</i></b>", "<b>{}</b>"), Label.BODY),
    ],
)
def test_italics_below_pictures_are_a_habit(lines, expected):
    """Lines of mere italics below the pictures of a page are captions; one or two, or bold ones, are text."""
    pictures = "".join(
        f"<p><img src=/{n}.jpg></p><p>{line.format(f'Wanted near gate {n} of the bridge')}</p>{paragraphs(n % 2)}"
        for n, line in enumerate(lines)
    )
    assert expected == label(paragraphs(0) + pictures)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("<h3>2 comments</h3>", Label.BOILERPLATE),
        ("<h3>2 Kommentare</h3>", Label.BOILERPLATE),
        ("<h3>2 harbours</h3>", Label.BODY),
    ],
)
def test_what_follows_a_count_of_comments_is_none_of_the_text(heading, expected):
    """The element below the text that a heading with the number of comments opens is left out."""
    below = f"<div>{heading}<p>Wanted, says Nina of the old bridge.</p></div>"
    assert expected == label(paragraphs(0, 1, 2, 3) + below)


@pytest.mark.parametrize("ending", ["<h3>2 comments</h3>", "<div><h3>2 comments</h3></div>"])
def test_count_of_comments_may_end_the_page(ending):
    """A heading that counts comments and has nothing below it is left out alone."""
    assert Label.BOILERPLATE == label(paragraphs(0, 1, 2, 3, 4) + ending, "2 comments")


FRAME = "<div><div><img src=/{}.jpg></div><p class=c1>Wanted near gate {} of the bridge.</div>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (FRAME + paragraphs(1) + FRAME, Label.CAPTION),
        (FRAME, Label.BODY),
        (FRAME + FRAME, Label.BODY),
        (FRAME + paragraphs(1) + FRAME.replace("Wanted", "<a href=/x>Wanted</a>"), Label.BODY),
        (FRAME + paragraphs(1) + FRAME + "<div><p class=c1>The bridge was shut.</div>", Label.BODY),
        ((FRAME + paragraphs(1) + FRAME).replace(" near gate {} of the bridge", ""), Label.BODY),
    ],
)
def test_lines_in_frames_alike_are_captions(inner, expected):
    """A line that pictures alone share an element with is their caption, unless it is a link, a sign or set elsewhere."""
    assert expected == label(paragraphs(0) + inner + paragraphs(2))


def test_pictures_of_a_page_without_a_body_have_no_captions():
    """A page of nothing but linked teasers has no text that its pictures could stand in."""
    teaser = "<a href=/gates>Wanted near the gates of the bridge <img></a>"
    assert Label.BOILERPLATE == label(f"<aside><ul><li>{teaser}</ul></aside>", Wanted=LOW)


def test_repeated_paragraph_is_kept_once():
    """The second copy of a paragraph is left out as a duplicate, and short ones may stand twice."""
    layout = laid(f"<body><article>{paragraphs(0, 1)}<p>Oh no!</p><p>Oh no!</p>{paragraphs(0)}</article>")
    found = judged(layout, KNOWN)
    assert [Label.BODY] * 4 == [verdict.label for verdict in found[:4]]
    assert (Label.BOILERPLATE, "repeated", "duplicate") == found[4]


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [(SENTENCES[0][:60], Label.PULL_QUOTE), ("Nobody said these words anywhere else", Label.BODY)],
)
def test_pull_quote_repeats_the_text(quoted, expected):
    """A quotation set apart is decoration when the text says the same, else part of the text."""
    assert expected == label(f"{paragraphs(1)}<blockquote>{quoted}</blockquote>{paragraphs(0)}", quoted)


def test_pull_quote_by_class():
    """A class name sets a quotation apart as well as an element does."""
    html = f"{paragraphs(1)}<div class=pull-quote>{SENTENCES[0][:60]}</div>{paragraphs(0)}"
    assert Label.PULL_QUOTE == label(html, SENTENCES[0][:60])


def test_short_repetition_is_no_pull_quote():
    """A few letters that stand elsewhere in the text make no pull quote."""
    assert Label.BODY == label(
        f"{paragraphs(1)}<blockquote>The chair</blockquote>{paragraphs(4)}", "The chair"
    )


def test_attribution_stays_with_its_quotation():
    """The low-scored line that ends a quotation is kept, a longer one or one outside is not."""
    quote = f"<blockquote><p>{SENTENCES[0]}</p><footer>Wanted, 1911</footer></blockquote>"
    outside = f"<blockquote><p>{SENTENCES[0]}</p></blockquote><footer>Wanted, 1911</footer>"
    found = [label(f"{paragraphs(1)}{html}{paragraphs(2)}", Wanted=LOW) for html in (quote, outside)]
    assert [Label.BODY, Label.BOILERPLATE] == found


@pytest.mark.parametrize(
    "text", ["Correction: the mole moved by two feet.", "Editor’s note: this was written in May."]
)
def test_notes_announce_themselves(text):
    """Editors' notes and corrections at either end of the text are notes."""
    found = [label(f"<p>{text}</p>{paragraphs()}", text), label(f"{paragraphs()}<p>{text}</p>", text)]
    assert [Label.NOTE] * 2 == found


def test_note_in_the_middle_is_text():
    """A paragraph that begins like a note in the middle of the text is text."""
    html = f"{paragraphs(0, 1, 2, 3)}<p>Correction: Wanted.</p>{paragraphs(4, 5, 6, 7)}"
    assert Label.BODY == label(html)


BIO = "Wanted has reported on harbours and pilots for the paper since 2016."


def test_bio_in_an_author_box():
    """A sentence in an author's box below the text is a bio, what is no sentence is not."""
    html = f"{paragraphs()}<div class=author-box><p>Wanted: all about us</p><p>{BIO}</p></div>"
    found = [label(html, text, Wanted=LOW) for text in ("Wanted: all", "Wanted has")]
    assert [Label.BOILERPLATE, Label.BIO] == found


def test_bio_needs_an_author_box():
    """The same sentence without a box is left out."""
    assert Label.BOILERPLATE == label(f"{paragraphs()}<p>{BIO}</p>", Wanted=LOW)


def test_closing_line_about_the_author():
    """A last paragraph that begins with the author's name is a bio, a short one or an early one is not."""
    line = "Ada Holm is harbour editor of the paper."
    long, short = f"{paragraphs()}<p>{line}</p>", f"{paragraphs(0, 1)}<p>{line}</p>"
    early = f"{paragraphs(0)}<p>{line}</p>{paragraphs(1, 2, 3, 4, 5)}"
    found = [label(html, "Ada Holm") for html in (long, short, early)]
    assert [Label.BIO, Label.BODY, Label.BODY] == found


PRESENTED = "Ada Holm, who grew up on the coast, reports on harbours and pilots for the paper"


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (f"<p>{PRESENTED}</p>", Label.BIO),
        ("<p>Ada Holm</p><p>Holm reports on harbours and pilots for the paper.</p>", Label.BIO),
        ("<p>Ada Holm</p><p>Ice on the river holds the pilots up for another week.</p>", Label.BOILERPLATE),
        ("<p>Ada Holm The ice on the river holds the pilots up for a week.</p>", Label.BOILERPLATE),
        ("<p>Ada Holmes reports on harbours and pilots for the paper.</p>", Label.BOILERPLATE),
        (f"<div class=comments><p>{PRESENTED}</p></div>", Label.BOILERPLATE),
    ],
)
def test_prose_that_begins_with_the_authors_name_is_a_bio(card, expected):
    """Outside the text, what goes on after an author's full name, or takes up the name above it, is a bio."""
    text = "Holm reports" if "<p>Holm" in card else "Ice on" if "<p>Ice" in card else "Ada Holm"
    assert expected == label(f"{paragraphs()}{card}", text, **{text.split(maxsplit=1)[0]: LOW})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"About the author: {PRESENTED}", Label.BIO),
        (f"Über die Autorin: {PRESENTED}", Label.BIO),
        (f"What the pilots say: {PRESENTED}", Label.BODY),
    ],
)
def test_a_labelled_bio_at_the_end_of_the_text(line, expected):
    """Before the author's name at the end of the text, the label of a bio may stand."""
    assert expected == label(f"{paragraphs()}<p>{line}</p>", "Ada Holm")


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ("<div class=factbox><p>Wanted here</div>", Label.NOTE),
        ("<div class='admonition warning'><p class=admonition-title>Wanted<p>Some more</div>", Label.NOTE),
        ("<aside class=info-box><h3>Wanted</h3><p>Some more</aside>", Label.NOTE),
        ("<div class=highlight><p>Wanted here</div>", Label.BODY),
        ("<div class=factbox><p>Other</p></div><p>Wanted", Label.BODY),
        (f"<div class=factbox><p>Wanted{paragraphs()}</div>", Label.BODY),
    ],
)
def test_boxes_are_notes(box, expected):
    """What stands in a small element named for a box of facts or a hint is a note, with its title."""
    assert expected is label(f"{paragraphs()}{box}{paragraphs(0, 1)}")


@pytest.mark.parametrize(("score", "expected"), [(3.0, Label.FOOTNOTE), (LOW, Label.BOILERPLATE)])
def test_footnotes_belong_to_the_text_that_holds_their_mark(score, expected):
    """What a mark in the body leads to is a footnote even where it scores low; that of another text is not."""
    html = f"{paragraphs()}<p>Harbours silt up <a href=#n>1</a> in time.<ol><li id=n>Wanted here</ol>"
    assert expected is label(html, Wanted=LOW, Harbours=score)


ROWS = "".join(f"<tr><td>Wanted {i}</td><td>{i}</td></tr>" for i in range(4))


@pytest.mark.parametrize(
    ("table", "score", "expected"),
    [
        (f"<table>{ROWS}</table>", 0.0, Label.BODY),
        (f"<table>{ROWS}</table>", -1.5, Label.BOILERPLATE),
        (f"<table><caption>Wanted prices</caption>{ROWS}</table>", -1.5, Label.BODY),
        (f"<table><tr><th>Wanted<th>Price{ROWS}</table>", -1.5, Label.BODY),
        (f"<table><tr><th>Wanted<th>Price{ROWS}</table>", -2.5, Label.BOILERPLATE),
    ],
)
def test_table_is_kept_as_one(table, score, expected):
    """All cells of a table share the verdict of their mean score, and headers make it likelier to stay."""
    assert expected is table_label(table, score, between="<p>Furniture</p>" * 6)


@pytest.mark.parametrize(
    ("table", "score", "expected"),
    [
        (f"<table>{ROWS}</table>", -2.5, Label.BODY),
        (f"<table>{ROWS}</table>", -2.7, Label.BOILERPLATE),
        (f"<table>{ROWS.replace('<tr>', '').replace('</tr>', '')}</table>", -2.5, Label.BOILERPLATE),
        (f"<table>{ROWS.replace('</td><td>', ' ')}</table>", -2.5, Label.BOILERPLATE),
        (f"<table>{ROWS.replace('Wanted', '<a href=/x>Wanted</a>')}</table>", -2.5, Label.BOILERPLATE),
    ],
)
def test_table_beside_the_text_is_likelier_to_stay(table, score, expected):
    """Rows of cells right behind the text need less, unless they are one row, one column or links."""
    assert expected is table_label(table, score)


def table_label(table, score, between=""):
    """The label that the cells of a table behind the text share."""
    layout = laid(f"<body><article>{paragraphs()}{between}{table}</article>")
    verdicts = judged(layout, KNOWN, Furniture=LOW, **dict.fromkeys(["Wanted", "Price", *"0123"], score))
    (label,) = {
        verdict.label for verdict, block in zip(verdicts, layout.blocks, strict=True) if "t" in block.tag
    }
    return label


def test_table_of_long_cells_is_judged_cell_by_cell():
    """Text laid out by a table is no table of data."""
    cells = "".join(f"<tr><td>{text} {text}</td></tr>" for text in SENTENCES[:4])
    layout = laid(f"<body><article>{paragraphs(4, 5, 6, 7)}<table>{cells}</table></article>")
    labels = [verdict.label for verdict in judged(layout, KNOWN, council=LOW)]
    assert [*[Label.BODY] * 4, Label.BOILERPLATE, *[Label.BODY] * 3] == labels


def test_table_of_few_cells_is_judged_cell_by_cell():
    """Three cells are no table of data."""
    html = f"{paragraphs()}<table><tr><td>Wanted</td><td>b</td><td>c</td></tr></table>"
    assert Label.BOILERPLATE == label(html, Wanted=LOW)


def test_table_in_a_table():
    """The cells of a table inside another share the verdict of the outer one."""
    inner = f"<table>{ROWS}</table>"
    html = f"{paragraphs()}<table><tr><td>Outer</td><td>{inner}</td></tr></table>"
    assert Label.BOILERPLATE == label(html, "Outer", **dict.fromkeys(["Wanted", *"0123"], -4.0))


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (Mark.DROP, Label.BOILERPLATE),
        (Mark.RELATED, Label.BOILERPLATE),
        (Mark.BODY, Label.BODY),
        (Mark.TITLE, Label.TITLE),
        (Mark.CAPTION, Label.CAPTION),
        (Mark.BIO, Label.BIO),
        (Mark.NOTE, Label.NOTE),
    ],
)
def test_marks_outrank_scores(mark, expected):
    """What a site says of an element is its label, whatever the score."""
    page = opened(f"<body><article>{paragraphs()}<p id=x>Wanted</p></article>")
    layout = _html.read_layout(page, {page.root.find(".//*[@id='x']"): mark}, Limits(), explain=False)
    found = [judged(layout, KNOWN, Wanted=score)[-1] for score in (3.0, LOW)]
    assert [(expected, mark.value, "site")] * 2 == found


def test_marked_heading_opens_a_section():
    """A heading that a site marks as body is a heading."""
    page = opened(f"<body><article>{paragraphs()}<h2 id=x>Wanted</h2></article>")
    marks = {page.root.find(".//*[@id='x']"): Mark.BODY}
    assert Label.HEADING == judged(_html.read_layout(page, marks, Limits(), explain=False), KNOWN)[-1].label


def test_blocks_far_away_are_left_out():
    """What is beyond the window of scored blocks is left out for its place."""
    menu = "".join(f"<div>Menu {i}</div>" for i in range(30))
    layout = laid(f"<body><div>{menu}</div><article>{paragraphs()}</article>")
    assert (Label.BOILERPLATE, "far from the text", "classifier") == judged(layout, KNOWN)[0]


def test_site_is_believed_about_the_standfirst():
    """A first paragraph that a site states as the subtitle is no body, though it is set as the body is."""
    lead = "Nobody on the council had thought of asking the people who are going to work in it"
    inner = f"<p>{lead}</p>{paragraphs()}"
    stated = Provenance(field="subtitle", source="site courier subtitle", confidence=1.0)
    by_site = Metadata(subtitle=lead, provenance=(stated,))
    assert Label.BODY is label(inner, lead, Metadata(subtitle=lead))
    assert Label.SUBTITLE is label(inner, lead, by_site)
