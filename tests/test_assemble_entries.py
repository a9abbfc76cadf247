"""Posts of live blogs, and questions with their answers, become entries."""

import datetime as dt
import json

import pytest
from helpers import SENTENCES, all_body, laid, opened

from broadsheet._assemble import assemble
from broadsheet._records import Decoded, Label, Metadata
from broadsheet.model import Entry, Timestamp

LIVE = frozenset({"LiveBlogPosting"})
PUBLISHED = Timestamp(
    value=dt.datetime(2024, 3, 5, 9, tzinfo=dt.timezone(dt.timedelta(hours=1))), precision="minute", raw=""
)
TIMES = ("14:32", "13:05", "12:40")


def assembled(html, types=(), published=PUBLISHED, **labels):
    """The article of a piece of HTML whose blocks are body but those that hold one of the words."""
    metadata = Metadata(schema_types=frozenset(types), published=published)
    decoded = Decoded(data=b"", encoding="utf-8", source="bom")
    verdicts = all_body(layout := laid(html), **labels)
    page = opened(html)
    return assemble(page, layout, metadata, verdicts, decoded=decoded, warnings=(), explain=True)


def entries(html, types=(), published=PUBLISHED, **labels):
    """The entries at the top: time as printed, heading, and the texts of the blocks."""
    found = assembled(html, types, published, **labels).blocks
    return [
        (e.time and e.time.raw, e.heading and e.heading.plain, [b.text.plain for b in e.blocks])
        for e in found
        if isinstance(e, Entry)
    ]


def posts(pattern, times=TIMES):
    """A pattern once for each time, with a sentence of its own."""
    return "".join(pattern.format(time=t, text=s) for t, s in zip(times, SENTENCES, strict=False))


EXPECTED = [(time, None, [text]) for time, text in zip(TIMES, SENTENCES, strict=False)]


@pytest.mark.parametrize(
    "pattern",
    [
        "<div class=post><div>{time}</div><p>{text}</p></div>",
        "<div><time>{time}</time><p>{text}</p></div>",
        "<li><article><header><time>{time}</time></header><div><p>{text}</p></div></article></li>",
        "<p>{time}</p><p>{text}</p>",
    ],
)
def test_times_and_texts_side_by_side(pattern):
    """Elements that hold a time and a text, or times between texts, are posts, and the time is no text."""
    assert EXPECTED == entries(f"<div>{posts(pattern)}</div>")


@pytest.mark.parametrize(
    ("opening", "raw"),
    [
        ("{time} - ", "{time}"),
        ("{time} Uhr: ", "{time} Uhr"),
        ("[{time}] ", "{time}"),
        ("+++ {time} ", "{time}"),
        ("<b>{time}</b> ", "{time}"),
    ],
)
def test_text_that_opens_with_a_time_keeps_it(opening, raw):
    """A paragraph that begins with a time is a post, and its text stays as printed."""
    found = assembled(posts(f"<p>{opening}{{text}}</p>"))
    assert [raw.format(time=time) for time in TIMES] == [block.time.raw for block in found.blocks]
    assert [b.text for b in laid(posts(f"<p>{opening}{{text}}</p>")).blocks] == found.text.split("\n\n")


def test_forms_of_times():
    """The forms of several languages are read as times of day."""
    times = ("2.05pm", "13h40", "kl. 12.15", "午前11時5分")
    found = assembled(posts("<p>{time} – {text}</p>", times)).blocks
    expected = [(14, 5), (13, 40), (12, 15), (11, 5)]
    assert expected == [(e.time.value.hour, e.time.value.minute) for e in found]


def test_heading_of_a_post():
    """The heading in a post is its own and opens no section."""
    html = posts("<section><time>{time}</time><h3>Heading</h3><p>{text}</p></section>")
    found = assembled(html, Heading=Label.HEADING)
    assert [None] == [section.heading for section in found.sections]
    assert [(t, "Heading", [s]) for t, s in zip(TIMES, SENTENCES, strict=False)] == entries(
        html, Heading=Label.HEADING
    )


def test_heading_that_opens_with_the_time():
    """Headings with times make the posts, up to the next heading of their level."""
    html = posts("<h3>{time} Heading</h3><p>{text}</p>") + f"<h2>Heading last</h2><p>{SENTENCES[5]}</p>"
    expected = [(t, f"{t} Heading", [s]) for t, s in zip(TIMES, SENTENCES, strict=False)]
    assert expected == entries(html, Heading=Label.HEADING)
    assert "Heading last" == assembled(html, Heading=Label.HEADING).sections[-1].heading.text.plain


def test_heading_that_only_some_posts_keep():
    """A line that was taken for boilerplate is a post's heading where others have one of that look."""
    html = posts("<div><time>{time}</time><p class=hed>Line {time}</p><p class=copy>{text}</p></div>")
    verdicts = {"13:05": Label.BOILERPLATE}
    assert ["Line 14:32", "Line 13:05", "Line 12:40"] == [e[1] for e in entries(html, **verdicts)]


def test_what_follows_a_time_belongs_to_its_post():
    """A stretch goes on to the next time; the last one is no longer than the longest of the others."""
    html = posts("<p>{time} - {text}</p>") + "".join(f"<p>{text}</p>" for text in SENTENCES[3:])
    assert [1, 1, 1] == [len(texts) for _, _, texts in entries(html)]
    html = f"<p>14:50 - {SENTENCES[6]}</p><p>{SENTENCES[7]}</p>" + html
    assert [2, 1, 1, 2] == [len(texts) for _, _, texts in entries(html)]


@pytest.mark.parametrize(
    "html",
    [
        posts("<p>{time} - {text}</p>", TIMES[:2]),
        posts("<p>{time} - {text}</p>", ("14:32", "9:10", "17:40", "8:20", "12:01")),
        "".join(f"<p>{time} - Tea</p>" for time in TIMES),
        posts("<p>{time} million {text}</p>", ("14.32", "13.05", "12.40")),
        posts("<div><p>{text}</p><p>on {time}</p></div>"),
        f"<div class=comments>{posts('<p>{time} - {text}</p>')}</div>",
    ],
    ids=["two", "disorder", "timetable", "numbers", "times below", "comments"],
)
def test_what_is_no_live_blog(html):
    """Two times, times in disorder, timetables, numbers, times elsewhere and comments make no posts."""
    assert [] == entries(html)


def test_markup_that_says_live_blog():
    """Where the type or a class says live blog, two posts are enough and their times may stand anywhere."""
    html = posts("<div><p>{text}</p><time>{time}</time></div>", TIMES[:2])
    assert ["14:32", "13:05"] == [raw for raw, _, _ in entries(html, LIVE)]
    assert ["14:32", "13:05"] == [raw for raw, _, _ in entries(f"<div class=liveblog>{html}</div>")]
    assert [] == entries(html)


def test_index_of_posts_is_no_post():
    """A list of the posts' times and titles beside them is not one of them."""
    index = (
        "<div><ul>"
        + "".join(f"<li>{h}:00 A line of an index of posts" for h in (14, 13, 12, 11))
        + "</ul></div>"
    )
    html = f"<div>{index}{posts('<section><time>{time}</time><p>{text}</p></section>')}</div>"
    assert EXPECTED == entries(html, LIVE)


def test_text_between_posts_stays():
    """What stands between the elements of posts stays a block of its own."""
    html = posts("<section><time>{time}</time><p>{text}</p></section><p>Stay with us for more of this.</p>")
    kinds = [block.__class__.__name__ for block in assembled(html).blocks]
    assert ["Entry", "Paragraph"] * 3 == kinds


def test_pictures_of_a_post():
    """A picture stands in the post whose element holds it."""
    picture = '<figure><img src="/a.jpg" width=600 height=400></figure>'
    html = posts(
        f"<section><time>{{time}}</time><p>{{text}}</p>{picture.replace('a.jpg', '{time}.jpg')}</section>"
    )
    found = assembled(html).blocks
    assert [["Paragraph", "Figure"]] * 3 == [[b.__class__.__name__ for b in e.blocks] for e in found]


def when(html, types=(), published=PUBLISHED):
    """The points in time of the entries."""
    return [e.time.value for e in assembled(html, types, published).blocks if isinstance(e, Entry)]


def test_zone_of_a_time():
    """Markup states the point in time, else the printed zone, else the zone of the article's date."""
    html = posts('<div><time datetime="2024-03-04T{time}:00Z">{time}</time><p>{text}</p></div>')
    assert dt.datetime(2024, 3, 4, 14, 32, tzinfo=dt.UTC) == when(html)[0]
    assert dt.timedelta(hours=-5) == when(posts("<p>{time} EST - {text}</p>"))[0].utcoffset()
    assert PUBLISHED.value.replace(hour=14, minute=32) == when(posts("<p>{time} - {text}</p>"))[0]


@pytest.mark.parametrize("value", [dt.date(2024, 3, 5), dt.datetime(2024, 3, 5, 9, tzinfo=dt.UTC)])
def test_time_without_a_zone(value):
    """Where no zone is known, not even that of the newsroom, the day is all that a time tells."""
    published = Timestamp(value=value, precision="day", raw="")
    assert [dt.date(2024, 3, 5)] * 3 == when(posts("<p>{time} - {text}</p>"), published=published)
    assert EXPECTED == entries(f"<div>{posts('<p>{time}</p><p>{text}</p>')}</div>", published=published)


@pytest.mark.parametrize(
    ("times", "days"),
    [(("23:50", "00:10", "01:00"), [5, 6, 6]), (("01:00", "00:10", "23:50"), [6, 6, 5])],
)
def test_posts_beyond_midnight(times, days):
    """The earliest post is of the article's day, whichever way the posts run."""
    assert days == [value.day for value in when(posts("<p>{time} - {text}</p>", times))]


def test_times_that_the_json_ld_knows():
    """JSON-LD tells the time of a post whose headline or text it holds, and invents no post."""
    updates = [
        {"headline": "Line 14:32", "datePublished": "2024-03-05T15:00:00Z"},
        {"articleBody": SENTENCES[1], "datePublished": "2024-03-05T14:00:00Z"},
        {"headline": "A post that the page does not show", "datePublished": "2024-03-05T13:00:00Z"},
    ]
    script = json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": updates})
    html = posts("<div><time>{time}</time><p>Line {time}</p><p>{text}</p></div>", TIMES[:2])
    html = f'<script type="application/ld+json">{script}</script>{html}'
    assert [15, 14] == [value.hour for value in when(html, LIVE)]


def question_page(questions, body):
    """A page that states questions with their answers, and the types that it has by that."""
    items = [{"@type": "Question", "name": q, "acceptedAnswer": {"text": a}} for q, a in questions]
    script = json.dumps({"@type": "FAQPage", "mainEntity": items})
    return f'<script type="application/ld+json">{script}</script>{body}', ("FAQPage", "Question")


QUESTIONS = [("Who pays?", f"<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>"), ("Who builds?", SENTENCES[2])]
ANSWERED = [(None, "Who pays?", list(SENTENCES[:2])), (None, "Who builds?", [SENTENCES[2]])]


@pytest.mark.parametrize("tag", ["h3", "p", "li"])
def test_questions_that_the_markup_states(tag):
    """A line that is a stated question and the blocks that are its answer make an entry, and no block more."""
    body = (
        f"<div><{tag}>Who pays?</{tag}><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>"
        f"<{tag}>Who builds?</{tag}><p>{SENTENCES[2]}</p><p>{SENTENCES[3]}</p></div>"
    )
    assert ANSWERED == entries(*question_page(QUESTIONS, body))


def test_numbered_questions():
    """A number that the page sets before a question is no part of the question."""
    body = "".join(f"<h3>{n}. {q}</h3>{a}" for n, (q, a) in enumerate(QUESTIONS, 1))
    assert ["1. Who pays?", "2. Who builds?"] == [e[1] for e in entries(*question_page(QUESTIONS, body))]


def test_interviews_are_paragraphs():
    """Questions that the markup does not state, or with other answers, stay what they are."""
    body = f"<p>Who pays?</p><p>{SENTENCES[0]}</p><p>Who builds?</p><p>{SENTENCES[2]}</p>"
    assert [] == entries(body)
    assert [] == entries(*question_page([("Who pays?", SENTENCES[4]), ("Who builds?", SENTENCES[5])], body))


def test_nothing_of_a_post_is_removed():
    """The time and the heading of a post are in the article, so they are not among what was left out."""
    found = assembled(
        posts("<div><time>{time}</time><p>{text}</p></div>"), **dict.fromkeys(TIMES, Label.BOILERPLATE)
    )
    assert () == found.removed
    assert set(TIMES) <= set(found.text.split())


def test_line_that_says_when_and_by_whom():
    """Below a line with the time and a name the heading is the next line, and the text tells the time once."""
    html = posts("<p>{time} Ada Byron</p><h3>Heading</h3><p>{text}</p>")
    found = assembled(html, Heading=Label.HEADING)
    assert ["Heading"] * 3 == [entry.heading.plain for entry in found.blocks]
    assert [1] * 3 == [found.text.count(time) for time in TIMES]


@pytest.mark.parametrize(("count", "kind"), [(4, "live_blog"), (3, "article")])
def test_page_of_posts_is_a_live_blog(count, kind):
    """A body that is mostly posts with times makes a live blog, whatever the page declares, from four posts on."""
    times = ("15:10", *TIMES)[:count]
    assert kind == assembled(posts("<p>{time} - {text}</p>", times), ("NewsArticle",)).kind
