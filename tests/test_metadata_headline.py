"""Headline, standfirst and lead picture of pages whose head tells little of them."""

import pytest
from helpers import opened

from broadsheet import _html
from broadsheet._metadata import read_metadata
from broadsheet.limits import Limits

TITLE = "Pier stays open for another winter"
DEK = "The trust waits for the first storm before it closes the harbour gates for good."
PROSE = (
    "The harbour trust will keep the old pier open for another winter, its chair said on Thursday, because the "
    "lock has not been tried in a storm.",
    "Pilots had asked for the delay since the autumn, when two barges were held outside for a whole night and "
    "nobody could say when they would be let in.",
    "A decision about the old gates is expected when the council meets again in the spring, with figures for "
    "two full winters on the table.",
)
TEXT = f"<div class=t>{''.join(f'<p>{text}</p>' for text in PROSE)}</div>"


def read(body, head=""):
    """The metadata of a page."""
    page = opened(f"<html lang=en><head>{head}</head><body>{body}</body></html>")
    return read_metadata(page, _html.read_layout(page, {}, Limits(), explain=False))


def title_of(body, head=""):
    """The title of a page."""
    return read(body, head).title


def trail(name):
    """A trail of links that ends with the name of the page as a heading."""
    return (
        f"<ol><li><a href=/>Home</a></li><li><a href=/harbour>Harbour</a></li><li><h1>{name}</h1></li></ol>"
    )


OG = '<meta property="og:title" content="{}">'


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param("", TITLE, id="nothing stated"),
        pytest.param(
            f"<title>Old pier stays open for another winter now</title>{OG.format(TITLE)}",
            TITLE,
            id="preview",
        ),
        pytest.param(
            "<title>Old pier stays open for another winter now - Harbour</title>",
            "Old pier stays open for another winter now",
            id="the trail",
        ),
    ],
)
def test_the_headline_stands_below_a_trail_of_links(head, title):
    """The heading that ends the trail names the page; of the two wordings it is that which the page states."""
    body = f"{trail('Old pier stays open for another winter now')}<div><h2>{TITLE}</h2><p>By Jane Porter</p></div>{TEXT}"
    found = read(body, head)
    assert (title, ["Jane Porter"]) == (found.title, [author.name for author in found.authors])


def test_a_preview_tells_a_headline_in_other_words_than_the_trail():
    """The heading below a list of links may have no word in common with the name in the list."""
    head = OG.format("No ships before spring, say pilots")
    body = f"{trail(TITLE)}<h2>No ships before spring, say pilots</h2>{TEXT}"
    assert "No ships before spring, say pilots" == title_of(body, head)


def test_a_heading_of_a_section_is_no_headline_below_a_trail():
    """It says something else than the heading at the end of the trail, or stands below the first paragraphs."""
    for section in (
        f"<h2>Why the gates are old</h2>{TEXT}",
        f"{TEXT}<h2>The pier stays open for a winter</h2>",
    ):
        assert TITLE == title_of(trail(TITLE) + section)


def test_copies_of_the_headline_end_before_the_standfirst():
    """A heading for readers below one for machines of the same text is passed over, not taken for a standfirst."""
    body = f"<h1>{TITLE}.</h1><h2>{TITLE}.</h2><p>{DEK}</p><p>By Jane Porter</p>{TEXT}"
    assert DEK == read(body).subtitle


@pytest.mark.parametrize(
    ("line", "tail", "title"),
    [
        (TITLE, "-Politics|Skerry Mail", TITLE),
        ("桟橋はこの冬も開放される見通し", "_海岸新聞", "桟橋はこの冬も開放される見通し"),
        ("Pier stays open", " for another winter", None),
        ("News of the harbours of Skerry", " - Pier stays open for another winter, says the trust", None),
    ],
)
def test_a_line_that_begins_the_title_element_is_the_headline(line, tail, title):
    """What a sign sets apart behind it names section and site, however they are written."""
    expected = title or f"{line}{tail}"
    assert expected == title_of(f"<p>{line}</p>{TEXT}", f"<title>{line}{tail}</title>")


def test_the_heading_above_the_text_is_the_headline_whatever_the_title_element_says():
    """Publishers write it for search engines; what else the head states is told from the heading as before."""
    seo = "Ferry fares and tide tables"
    body = f"<h1>{TITLE}</h1>{TEXT}"
    assert TITLE == title_of(body, f"<title>{seo}</title>")
    assert seo == title_of(body, f"<title>{seo}</title>{OG.format(seo)}")


def test_a_copy_of_the_title_far_below_is_no_headline():
    """Lists of what is read most name the page by its title as well."""
    seo = "Ferry fares and tide tables"
    assert TITLE == title_of(f"<h1>{TITLE}</h1>{TEXT}<p>{seo}</p>", f"<title>{seo}</title>")


@pytest.mark.parametrize(
    ("heading", "title", "kicker"),
    [
        (f"Winter storms - {TITLE}", TITLE, "Winter storms"),
        (f"Winter storms<br>{TITLE}", TITLE, "Winter storms"),
        (f"{TITLE} Posted on March 7, 2024 by the trust", TITLE, None),
        (f"Overwinter: {TITLE[5:]}", f"Overwinter: {TITLE[5:]}", None),
    ],
)
def test_the_title_element_without_its_tail_tells_the_parts_of_a_heading(heading, title, kicker):
    """The section or the site that it names behind the title is no part of what is compared."""
    found = read(f"<h1>{heading}</h1>{TEXT}", f"<title>{title} - News</title>")
    assert (title, kicker) == (found.title, found.kicker)


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("Storms on the coast:<br>", f"Storms on the coast: {TITLE}"),
        ("<span class=kicker>Storms on the coast:</span> ", TITLE),
    ],
)
def test_a_title_element_that_holds_all_of_a_heading_leaves_its_lines_whole(kicker, title):
    """Sections and sites that it names behind them change nothing; what the markup calls a kicker is one."""
    head = f"<title>Storms on the coast: {TITLE} | News</title>"
    assert title == title_of(f"<h1>{kicker}{TITLE}</h1>{TEXT}", head)


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        pytest.param(f"<p class=x>{DEK}</p>{TEXT}", DEK, id="class"),
        pytest.param(TEXT.replace("<p>", f"<h3>{DEK}</h3><p>", 1), DEK, id="tag"),
        pytest.param(TEXT.replace("<p>", f"<p>{DEK}</p><p>", 1), None, id="set as the text"),
        pytest.param(
            f"<p>{DEK}</p>{TEXT.replace('p>', 'div>').replace(' class=t', '')}", None, id="p or div"
        ),
        pytest.param(f"<p class=x>{DEK * 6}</p>{TEXT}", None, id="too long"),
        pytest.param(
            f"<p class=x>{DEK}</p>{TEXT.replace('</p><p>', '</p><p class=y>', 1)}", None, id="many makes"
        ),
        pytest.param(
            f"<p class=x>Subscribers listen, and everybody can share this with three friends a month.</p>{TEXT}",
            None,
            id="notice",
        ),
        pytest.param(f"<img src=/pier.jpg><p class=x>{DEK}</p>{TEXT}", None, id="caption"),
    ],
)
def test_an_opening_set_otherwise_than_the_text_is_the_standfirst(opening, expected):
    """The paragraphs below agree in tag and class, and it has words of weight in common with them."""
    assert expected == read(f"<h1>{TITLE}</h1><p>Share</p>{opening}").subtitle


def test_a_page_that_describes_itself_otherwise_has_no_standfirst_by_its_make():
    """Its description would be the standfirst, where it had one."""
    head = '<meta name="description" content="News of the coast, its harbours, pilots and their ships.">'
    assert read(f"<h1>{TITLE}</h1><p>Share</p><p class=x>{DEK}</p>{TEXT}", head).subtitle is None


BYLINE = "<p>By <a rel=author href=/authors/porter>Jane Porter</a></p>"


@pytest.mark.parametrize(
    ("above", "below", "lead"),
    [
        pytest.param("", "<img src=/f.jpg alt='Photo of Jane Porter'><img src=/pier.jpg>", "pier", id="name"),
        pytest.param(
            "", "<a href=/authors/porter><img src=/f.jpg></a><img src=/pier.jpg>", "pier", id="link"
        ),
        pytest.param("", "<img src=/f-100x100.jpg><img src=/pier.jpg>", "pier", id="small"),
        pytest.param("<img src=/pier.jpg>", "", "pier", id="above"),
        pytest.param("<img src=/pier.jpg>", "<img src=/gates.jpg>", "gates", id="below first"),
        pytest.param("<a href=/x><img src=/pier.jpg></a>", "", None, id="link above"),
    ],
)
def test_the_lead_picture_is_no_portrait_and_may_stand_above_the_headline(above, below, lead):
    """Where no head names it: the first below the headline, else one without a link in the same part of the page."""
    found = read(
        f"<div><p>Menu</p></div><article>{above}<h1>{TITLE}</h1>{BYLINE}{below}{TEXT}</article>"
    ).lead_image
    assert lead == (found.url.rpartition("/")[2].removesuffix(".jpg") if found else None)


def test_a_picture_in_another_part_of_the_page_above_is_no_lead():
    """What stands in the bar above the article, far from the headline, is the site's own."""
    bar = f"<div><img src=/fair.jpg>{'<p>Harbour</p>' * 9}</div>"
    assert read(f"<div>{'<p>Coast</p>' * 9}{bar}<h1>{TITLE}</h1>{TEXT}</div>").lead_image is None
