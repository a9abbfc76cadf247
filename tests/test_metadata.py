"""The metadata of whole pages."""

import datetime as dt

import pytest

from broadsheet import _html, _text
from broadsheet._decode import decode
from broadsheet._metadata import read_metadata
from broadsheet._records import Claim, Mark
from broadsheet.limits import Limits

URL = "https://www.skerrycourier.example/news/pier"
PROSE = (
    "<p>The harbour trust will keep the old pier open for another winter, its chair said on Thursday, "
    "because the new lock has not yet been tried in a storm.</p>"
    "<p>Pilots had asked for the delay since the autumn, when two barges were held outside for a whole night "
    "and nobody on shore could say when the gates would open.</p>"
)


TEXT = (
    "The trust keeps the pier open for another winter, its chair told the pilots on Thursday evening.\n\n"
    "Nobody on shore could say when the gates would open, and two barges were held outside all night.\n\n"
    "The lock has been ready since May, yet its pumps have never run against a tide as high as this.\n\n"
    "Until the first storm has passed, ships of the ferry line will berth where they always have.\n\n"
    "A decision about the old gates is expected when the council meets again in the spring.\n"
)


def read(html, claims=(), url=URL, fetched_at=None):
    """The metadata of an HTML page."""
    limits = Limits()
    decoded = decode(html.encode(), encoding=None, content_type=None, limits=limits)
    page, _ = _html.open_page(decoded, url=url, fetched_at=fetched_at, limits=limits)
    return read_metadata(page, _html.read_layout(page, {}, limits, explain=False), claims)


def read_text(text, marks=None, url=None):
    """The metadata of a plain text."""
    limits = Limits()
    decoded = decode(text, encoding=None, content_type=None, limits=limits)
    page, _ = _text.open_page(decoded, url=url, fetched_at=None, limits=limits)
    return read_metadata(page, _text.read_layout(page, marks or {}, limits, explain=False), ())


def page(body="", head="", heading="<h1>Pier stays open for another winter</h1>"):
    """An HTML page with a headline and two paragraphs."""
    return f"<html lang=en><head>{head}</head><body><main>{heading}{body}{PROSE}</main></body></html>"


def names(metadata):
    """The authors' names."""
    return [author.name for author in metadata.authors]


def test_the_visible_headline_beats_a_shortened_title():
    """Where the preview's title agrees in part with the heading, the heading is the title."""
    found = read(page(head='<meta property="og:title" content="Pier open for winter | Skerry Courier">'))
    assert ("Pier stays open for another winter", "visible headline") == (
        found.title,
        next(p.source for p in found.provenance if p.field == "title"),
    )


def test_a_logo_in_the_first_heading_is_not_the_title():
    """A heading that holds the site's name gives way to the one that agrees with the stated title."""
    heading = "<h1>Skerry Courier</h1><h1>Pier stays open for another winter</h1>"
    found = read(
        page(head="<title>Pier stays open for another winter - Skerry Courier</title>", heading=heading)
    )
    assert "Pier stays open for another winter" == found.title


def test_a_stated_title_loses_the_site_when_no_heading_shows_it():
    """Without a heading the stated title is taken, without the site's name."""
    head = '<meta property="og:site_name" content="Skerry Courier"><title>Skerry Courier – Lock late</title>'
    assert "Lock late" == read(page(head=head, heading="")).title


def test_a_kicker_in_the_heading_is_set_apart():
    """What a heading holds before the stated title is the kicker."""
    head = '<meta property="og:title" content="Pier stays open for another winter">'
    found = read(page(head=head, heading="<h1>Harbour dispute: Pier stays open for another winter</h1>"))
    assert ("Pier stays open for another winter", "Harbour dispute") == (found.title, found.kicker)


def test_an_article_before_the_stated_title_is_no_kicker():
    """A heading that has one word more than the preview, an article, keeps it."""
    head = '<meta property="og:title" content="Pier stays open for another winter">'
    found = read(page(head=head, heading="<h1>The Pier stays open for another winter</h1>"))
    assert ("The Pier stays open for another winter", None) == (found.title, found.kicker)


def test_markdown_in_a_stated_title_is_not_taken():
    """The heading as shown beats a head that repeats its source."""
    head = '<meta property="og:title" content="## Pier stays open for another winter">'
    assert "Pier stays open for another winter" == read(page(head=head)).title


def test_the_only_heading_beats_a_title_element_of_one_word():
    """A window title of one word is left over from a template; a longer one is a title."""
    assert "Big news" == read("<title>x</title><h1>Big news</h1>").title
    assert "The whole story" == read("<title>The whole story</title><h1>Big news</h1>").title


def test_the_first_of_several_headings_may_reword_the_stated_title():
    """Where headings of the first level abound, the one that shares words with the title is the headline."""
    head = '<meta property="og:title" content="Another winter for the old pier of Skerry">'
    heading = (
        "<h1>What we cook today</h1><h1>Old pier stays open this winter</h1><h1>Read next in the Courier</h1>"
    )
    assert "Old pier stays open this winter" == read(page(head=head, heading=heading)).title


def test_a_heading_in_capitals_gets_its_case_back():
    """The stated title's case is taken where the page prints capitals only."""
    head = '<meta property="og:title" content="Pier stays open for another winter">'
    found = read(page(head=head, heading="<h1>PIER STAYS OPEN FOR ANOTHER WINTER</h1>"))
    assert "Pier stays open for another winter" == found.title


def test_a_heading_in_capitals_gets_the_case_of_a_title_with_most_of_its_words():
    """Words that the stated title does not hold become small."""
    head = '<meta property="og:title" content="Pier Stays Open Another Winter, Trust Says">'
    found = read(page(head=head, heading="<h1>PIER STAYS OPEN FOR ANOTHER WINTER, TRUST SAYS</h1>"))
    assert "Pier Stays Open for Another Winter, Trust Says" == found.title


def test_a_heading_as_long_as_a_paragraph_is_no_headline():
    """Some pages print their standfirst as a heading of the first level."""
    head = '<meta property="og:title" content="What the pier costs">'
    heading = f"<h1>{'Learn what the old pier costs the trust in each winter. ' * 5}</h1>"
    assert "What the pier costs" == read(page(head=head, heading=heading)).title


@pytest.mark.parametrize(
    "heading",
    [
        '<h1><span class="kicker">Harbour dispute</span> Pier stays open for another winter</h1>',
        "<h1>Harbour dispute<br>Pier stays open for another winter</h1>",
    ],
)
def test_a_heading_is_taken_apart_by_its_markup_or_its_lines(heading):
    """A class says what is a kicker; of several lines the stated title says which is the title."""
    head = '<meta property="og:title" content="The trust decides: Pier stays open for another winter">'
    found = read(page(head=head, heading=heading))
    assert ("Harbour dispute", "Pier stays open for another winter") == (found.kicker, found.title)


def test_a_subtitle_in_the_heading_is_set_apart():
    """What an element of that class holds below the title is the standfirst."""
    dek = "The trust waits for the first storm of the year."
    found = read(page(heading=f'<h1>Pier stays open <small class="subtitle">{dek}</small></h1>'))
    assert ("Pier stays open", dek) == (found.title, found.subtitle)


def test_a_heading_of_several_lines_that_is_stated_whole_stays_whole():
    """Long headlines are set on several lines; a part of them in the window's title cuts nothing off."""
    head = (
        '<meta property="og:title" content="The trust decides: Pier stays open for another winter">'
        "<title>Pier stays open for another winter</title>"
    )
    found = read(page(head=head, heading="<h1>The trust decides:<br>Pier stays open for another winter</h1>"))
    assert "The trust decides: Pier stays open for another winter" == found.title


def test_source_and_count_behind_a_headline_are_no_part_of_it():
    """Lists of links print the site of the link and the number of comments in the heading."""
    head = '<meta property="og:title" content="Pier stays open for another winter">'
    heading = "<h1>Pier stays open for another winter (harbour.example) 87</h1>"
    assert "Pier stays open for another winter" == read(page(head=head, heading=heading)).title


def test_a_heading_above_the_date_is_the_headline_whatever_else_is_stated():
    """Publishers write other titles for search engines; byline and date stand under the one that readers see."""
    head = (
        '<meta property="og:title" content="What ferries cost, and why crews are angry"><title>Fares</title>'
    )
    heading = "<h1>More of the harbour</h1><h1>Pier stays open for another winter</h1>"
    body = '<p><time datetime="2024-03-07">7 March 2024</time></p>'
    assert "Pier stays open for another winter" == read(page(body, head, heading)).title
    assert "What ferries cost, and why crews are angry" == read(page("", head, heading)).title


def test_a_lower_heading_that_is_a_part_of_the_stated_title_is_the_headline():
    """Blogs set the headline as a heading of the second level and put their name before it in the window's title."""
    head = "<title>Notes of a pilot - Pier stays open for another winter</title>"
    found = read(page(head=head, heading="<h1>Logbook</h1><h2>Pier stays open for another winter</h2>"))
    assert "Pier stays open for another winter" == found.title


def test_of_equal_headlines_the_last_above_the_text_counts():
    """Bars that stay on top of the window repeat the headline; the byline stands below the one over the text."""
    title = "Pier stays open for another winter"
    heading = f"<p>{title}</p>{'<p>Harbour</p>' * 40}<h2>{title}</h2>"
    found = read(page("<p>By Jane Porter</p>", f"<title>{title}</title>", heading))
    assert "visible byline" == next(p.source for p in found.provenance if p.field == "authors")


def test_stated_titles_agree_without_a_label():
    """Without a heading, a title that is another one and the name of a section says the same as that one."""
    head = (
        '<meta property="og:title" content="Pier stays open for another winter - Harbour">'
        '<meta name="headline" content="Pier stays open for another winter">'
    )
    assert "Pier stays open for another winter" == read(page(head=head, heading="")).title


def test_a_heading_that_leads_home_is_the_site():
    """A slogan that links to the start of the site is no headline, and is stripped from the stated title."""
    heading = (
        "<h1><a href='https://www.skerrycourier.example/'>News from all islands</a></h1><h2>Old pier</h2>"
    )
    found = read(page(head="<title>Old pier | News from all islands</title>", heading=heading))
    assert "Old pier" == found.title


def test_a_headline_may_be_a_link_to_itself():
    """A heading that links to another place than the start of the site stays."""
    found = read(page(heading=f"<h1><a href='{URL}'>Old pier stays open</a></h1>"))
    assert "Old pier stays open" == found.title


@pytest.mark.parametrize("heading", ["Pier", "The-pier"])
def test_the_address_confirms_a_heading_that_nothing_states(heading):
    """The only heading whose words the address names the article by is the headline, however short."""
    found = read(
        page(head="<title>Trips around the islands</title>", heading=f"<h1>{heading}</h1>"),
        url="https://www.skerrycourier.example/trips/the-pier"
        if heading == "Pier"
        else f"{URL[:-4]}thepier.htm",
    )
    assert heading == found.title


def test_a_sign_is_no_word_of_a_heading():
    """Two words with a bar between them are the name of a section, which rewords no title."""
    head = "<title>Harbour - Harbour trust keeps the old pier open</title>"
    body = "<h2>Harbour trust keeps the old pier open</h2>"
    found = read(page(head=head, body=body, heading="<h1>Harbour | Entry</h1>"))
    assert "Harbour trust keeps the old pier open" == found.title


def test_a_heading_goes_before_what_microdata_names():
    """Templates shorten the title that they repeat for machines."""
    head = '<meta property="og:title" content="Old pier stays open">'
    body = '<div><span itemprop="headline">Old pier stays open</span></div>'
    found = read(page(head=head, body=body, heading="<h1>Old pier stays open in winter</h1>"))
    assert "Old pier stays open in winter" == found.title


def test_microdata_is_read_in_any_case():
    """Names of attributes have no case: React writes ``itemProp``."""
    found = read(page(body='<p>By <span itemProp="author">Mira Tollefsen</span></p>'))
    assert ("itemprop author",) == tuple(one.source for one in found.provenance if one.field == "authors")


def test_a_kicker_is_told_by_any_stated_title():
    """Where the preview is titled otherwise, another statement tells; quotes and dashes may have another form."""
    head = (
        '<meta property="og:title" content="Harbour">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Old pier - open all winter"}</script>'
    )
    found = read(page(head=head, heading="<h1>Harbour Old pier – open all winter</h1>"))
    assert ("Old pier – open all winter", "Harbour") == (found.title, found.kicker)


def test_a_number_is_no_kicker():
    """A year that only the heading has belongs to the headline."""
    head = '<meta property="og:title" content="Fares of all ferry lines">'
    found = read(page(head=head, heading="<h1>2031 Fares of all ferry lines</h1>"))
    assert ("2031 Fares of all ferry lines", None) == (found.title, found.kicker)


def test_a_notice_may_stand_between_two_copies_of_the_headline():
    """Below a bar with the headline a paragraph of the site's own may come before the headline."""
    title = "Pier stays open for another winter"
    notice = (
        "<p>This summary was made by a program that reads very quickly and may be wrong about many things, "
        "so please read on below.</p><img src='/img/robot.jpg'>"
    )
    front = f"<div>{title}</div>{notice}<div>{title}</div><img src='/img/pier.jpg'>"
    lead = read(page(front, f"<title>{title}</title>", heading="")).lead_image
    assert "https://www.skerrycourier.example/img/pier.jpg" == lead.url


def test_all_texts_that_may_be_the_title_are_noted():
    """Later rooms get every statement of the title, to know its repetitions."""
    found = read(page(head="<title>Pier stays open for another winter | Skerry Courier</title>"))
    assert (
        "Pier stays open for another winter",
        "Pier stays open for another winter | Skerry Courier",
    ) == found.headlines


@pytest.mark.parametrize(
    "body",
    [
        "<p>By Jane Porter</p>",
        "<p>By Jane Porter | March 7, 2024</p>",
        "<p>By</p><p>Jane Porter</p>",
        '<span class="byline">Jane Porter</span>',
        '<a rel="author" href="/people/jane">Jane Porter</a>',
        '<div class="post-meta"><a href="/author/jane">Jane Porter</a></div>',
        '<div itemscope><span itemprop="author">Jane Porter</span></div>',
    ],
)
def test_authors_are_found_in_the_front_zone(body):
    """A byline line and each kind of markup name the author."""
    assert ["Jane Porter"] == names(read(page(body)))


@pytest.mark.parametrize(
    "body",
    [
        "<p>by | March 7, 2024</p>",
        "<p>Posted by admin</p>",
        '<a rel="author" href="https://social.example/courier">https://social.example/courier</a>',
        '<span class="author">March 7, 2024</span>',
    ],
)
def test_nobody_is_better_than_somebody_wrong(body):
    """Empty bylines, accounts, addresses and dates are no authors."""
    assert [] == names(read(page(body)))


def test_commenters_are_no_authors():
    """Authors in a list of comments are not those of the article."""
    body = '<section class="comments"><div><span class="author">Olav Stenmark</span></div></section>'
    html = page().replace("</main>", f"</main>{body}")
    assert [] == names(read(html))


def test_a_name_in_the_head_alone_that_is_the_site_is_nobody():
    """Systems write the site's name as author by default: one word, or an article first, names no person."""
    for name in ("SkerryCourier", "The Skerry Courier"):
        assert [] == names(read(page(head=f'<meta name="author" content="{name}">')))


def test_the_site_behind_a_name_is_cut_off():
    """Agencies of a chain print the paper's name behind the writer's."""
    head = '<meta property="og:site_name" content="Skerry Courier">'
    assert ["Jane Porter"] == names(read(page('<p class="byline">Jane Porter Skerry Courier</p>', head)))


def test_an_element_without_text_is_passed_over():
    """An element that names the author in an attribute alone does not hide the one that names them in words."""
    empty = '<p>Words <span itemprop="author" content="Jane"></span></p>'
    named = '<p>By <a rel="author" href="/jane">Jane Porter</a></p>'
    assert ["Jane Porter"] == names(read(page(empty + named)))


def test_those_who_checked_the_text_are_no_authors():
    """A name behind "Fact checked by" is left out, in the same element or in one of its own."""
    author = '<p>By <a rel="author" href="/jane">Jane Porter</a></p>'
    for checker in (
        '<p>Fact checked by <a rel="author" href="/olav">Olav Stenmark</a></p>',
        '<p>Fact checked by:</p><p><a rel="author" href="/olav">Olav Stenmark</a></p>',
        '<p class="byline">Edited by Olav Stenmark</p>',
    ):
        assert ["Jane Porter"] == names(read(page(author + checker)))


def test_single_words_beside_full_names_are_labels():
    """An element of the same class that holds one word names a department."""
    body = '<div><p class="author">Jane Porter</p><p class="author">Engineering</p></div>'
    assert ["Jane Porter"] == names(read(page(body)))


def test_many_single_words_are_topics():
    """An element for the author that lists the topics of the article names nobody."""
    assert [] == names(read(page('<div class="author">Harbour / Ferries / Winter / Weather</div>')))


@pytest.mark.parametrize(
    "author",
    [
        '<p class="author">By Jane Porter</p><p>Link Kept</p>',
        '<p class="author"><span class="author-name">Jane Porter</span></p><p>Skerry Bay</p>',
    ],
)
def test_of_a_wrapper_the_lines_with_authors_count(author):
    """What stands beside the author's own element, in a box for the author, is a label."""
    assert ["Jane Porter"] == names(read(page(f'<div class="author">{author}</div>')))


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('<span class="author">SkerryCourier</span>', "SkerryCourier"),
        ("<p>By the Skerry Courier Team</p>", "the Skerry Courier Team"),
        ("<p>Posted by Skerry Courier on Monday</p>", "Skerry Courier"),
        ('<p class="byline">Von: Redaktion</p>', "Redaktion"),
        ("<p>By</p><p>News Desk</p>", "News Desk"),
        ('<p class="byline">By The Old Salt</p>', "The Old Salt"),
        ("<p>By Ask the Pilots</p>", "Ask the Pilots"),
        ('<p class="byline">Skerry Courier with agencies | March 7, 2024</p>', "Skerry Courier"),
    ],
)
def test_a_shown_byline_may_name_no_person(body, name):
    """A desk, a team or the site that the page itself prints as author is the author if there is no other."""
    found = read(page(body))
    assert ([name], True) == (names(found), name in found.byline)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Posted by janeporter on March 7, 2024</p>", ["janeporter"]),
        ('<p>March 7, 2024 <a rel="author" href="/u/5">jane.porter2</a></p>', ["jane.porter2"]),
        ('<p class="author">janeporter</p>', []),  # may be any label
        ("<p>By admin</p>", []),
    ],
)
def test_an_account_is_the_author_where_it_is_introduced_or_linked_as_such(body, expected):
    """Blogs print the name of an account, one word in small letters, where no name is known."""
    assert expected == names(read(page(body)))


@pytest.mark.parametrize(
    "body",
    [
        "<p>By our own staff</p>",
        "<p>By Reuters</p>",
        "<p>Skerry Courier</p>",
        '<p class="byline">Updated today</p>',
    ],
)
def test_what_no_byline_names_is_no_collective(body):
    """Small letters, agencies, a name without introduction and labels give nobody."""
    assert [] == names(read(page(body)))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div>Jane Porter | 07.03.2024 - 10:15</div>", ["Jane Porter"]),
        ("<ul><li>Jane Porter</li><li>March 7, 2024</li></ul>", ["Jane Porter"]),
        (
            "<p><a href=/porter>Jane Porter</a></p><div>March 7, 2024</div>",
            [],
        ),  # set unlike the date line, a link
        ("<div>Old Pier | 07.03.2024</div>", []),  # the text speaks of it
        ("<div>Skerry Courier | 07.03.2024</div>", []),  # the site
        ("<div>Last Checked | 07.03.2024</div>", []),  # a label
        ("<div>Harbour LifeMARCH | 07.03.2024</div>", []),  # a section, set without a space
    ],
)
def test_a_name_in_the_date_line_needs_no_introduction(body, expected):
    """Where nothing else names anybody, a full name there, or on the line of its make beside it, is the author."""
    assert expected == names(read(page(body)))


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("<p>Jane Porter</p>", ["Jane Porter"]),
        ("<p>Jane Porter</p><p>The council meets in spring.</p>", []),  # a heading inside the text
        ('<p><a href="/s">Service Offer</a></p>', []),
        ("<p>SHIPS AND PIERS</p>", []),
        ("<p>Senior Editor</p>", []),
        (
            "<p>Nora Lind said so.</p><p>Until then, all ships of the line will berth where they have done since the "
            "storm of May, at the quay of the old town.</p><p>Nora Lind</p>",
            [],
        ),  # whom the text is about
    ],
)
def test_a_name_that_ends_the_text_is_its_author(ending, expected):
    """Where nothing else names anybody, a full name alone in the last paragraph signs the text."""
    assert expected == names(read(page().replace("</main>", f"{ending}</main>")))


def test_bylines_below_the_text_may_be_lines_of_one_element():
    """Some sites set date, author and source of an article as one paragraph below it."""
    lines = "<p>Date: March 7, 2024<br>Author: Jane Porter<br>Source: The harbour trust</p>"
    found = read(page().replace("</main>", f"{lines}</main>"))
    assert (["Jane Porter"], "Author: Jane Porter") == (names(found), found.byline)


def test_the_places_of_an_institution_are_no_authors():
    """Journals set the affiliation of each author in an element of the same class."""
    body = (
        '<div class="author">Jane Porter</div>'
        '<div class="author">University of Skerry Bay, Saint Agnes, North Harbour (J.P.)</div>'
    )
    assert ["Jane Porter"] == names(read(page(body)))


def test_a_line_that_presents_the_author_is_no_standfirst():
    """Under the byline some sites print who writes, by the first name alone; a text may begin with a name, too."""
    lines = [
        "Jane has written about harbours and ferries since she left the navy.",
        "Jane Lind has written about harbours and ferries since she left the navy.",
    ]
    found = [read(page(f'<p>By Jane Porter</p><p class="excerpt">{line}</p>')).subtitle for line in lines]
    assert [None, lines[1]] == found


def test_a_wrapper_of_a_caption_is_no_standfirst():
    """What begins with a caption is set below a picture, whatever its own class says."""
    caption = '<p class="caption">The old pier in the evening light of March</p><p>Northern Pictures</p>'
    assert read(page(f'<div class="standfirst">{caption}</div>')).subtitle is None


def test_what_a_button_to_share_says_is_no_standfirst():
    """A message that waits beside the buttons to share is none, whatever its class."""
    body = '<ul class="social-icons"><li class="dek"><div>Save this story for a later day.</div></li></ul>'
    assert read(page(body)).subtitle is None


def test_those_in_a_caption_are_no_authors():
    """A class may call the line below a picture by the name of a byline; it names whom the picture shows."""
    body = (
        '<div class="caption attribution">Olav Lind and Nora Lind</div><p class="byline">By Jane Porter</p>'
    )
    assert ["Jane Porter"] == names(read(page(body)))


def test_a_person_goes_before_a_collective():
    """The team in the byline is not added to a person that the head names."""
    head = '<meta name="author" content="Jane Porter">'
    assert ["Jane Porter"] == names(read(page("<p>By the Skerry Courier Team</p>", head)))


def test_the_byline_below_the_text_is_read_last():
    """It names the author where nothing else does, in one line or two, unless several people stand there."""
    closing = "<p>Written by Jane Porter</p>"
    for end in (closing, "<p>Author:</p><p>Jane Porter</p>", closing + closing):
        assert ["Jane Porter"] == names(read(page().replace("</main>", f"{end}</main>")))
    other = "<p>By Olav Stenmark</p>"
    assert [] == names(read(page().replace("</main>", f"{closing}{other}</main>")))
    assert ["Olav Stenmark"] == names(read(page(other).replace("</main>", f"{closing}</main>")))


def test_the_printed_byline_is_kept():
    """What names the chosen authors on their line is the byline; without authors there is none."""
    found = read(page("<p>By Jane Porter | March 7, 2024</p>"))
    assert ("By Jane Porter", "By Jane Porter | March 7, 2024") == (found.byline, found.byline_line)
    assert read(page("<p>by | March 7, 2024</p>")).byline is None


def test_a_bio_heading_names_the_author_of_an_empty_byline():
    """The name in "About …" is used when no other source names anybody, and a bio follows."""
    bio = "<h3>About Jane Porter</h3><p>Jane Porter writes about ships.</p>"
    html = page("<p>by | March 7, 2024</p>").replace("</main>", bio + "</main>")
    assert ["Jane Porter"] == names(read(html))
    assert [] == names(read(page().replace("</main>", "<h3>About Jane Porter</h3><p>Ships.</p></main>")))


@pytest.mark.parametrize(
    ("body", "head", "day"),
    [
        ("<p>March 7, 2024</p>", "", "2024-03-07"),
        ('<time datetime="2024-03-07">last week</time>', "", "2024-03-07"),
        ('<span class="date">7 March 2024</span>', "", "2024-03-07"),
        ("", '<meta property="article:published_time" content="2024-03-07">', "2024-03-07"),
        (
            "<p>March 9, 2024</p>",
            '<meta property="article:published_time" content="2024-03-07">',
            "2024-03-07",
        ),
        ("<p>Updated March 9, 2024</p>", '<meta name="date" content="2024-03-07">', "2024-03-07"),
        ("<p>Updated March 9, 2024</p>", "", "2024-03-09"),
        (
            "<p>By Jane Porter, March 5, 2024</p>",
            '<meta name="published" content="2024-03-07">',
            "2024-03-05",
        ),
        (
            "<p>March 5, 2024</p><p>Opened March 7, 2024</p>",
            '<meta name="published" content="2024-03-07">',
            "2024-03-07",
        ),
        ("", "", None),
    ],
)
def test_the_day_of_publication_is_found(body, head, day):
    """Head, markup and visible lines state the day; a change counts only when nothing else does."""
    published = read(page(body, head)).published
    assert day == (published and str(published))


_FIRST = (
    "<p>This article was originally published on 26 May 2019 and has been changed since to keep it fresh.</p>"
)


@pytest.mark.parametrize(
    ("head", "below", "expected"),
    [
        pytest.param("", _FIRST, "2019-05-26", id="first published"),
        pytest.param(
            '<meta name="date" content="2024-03-07">', _FIRST, "2024-03-07", id="stated by the head"
        ),
        pytest.param(
            "", "<p>The trust first met on 26 May 2019 in the old hall.</p>", "2024-03-07", id="told"
        ),
    ],
)
def test_the_day_of_first_publication_beats_the_date_line(head, below, expected):
    """Where the head states no day, a line that says when the text first appeared outranks the printed date."""
    html = page("<p>7 March 2024</p>", head).replace("</main>", f"{below}</main>")
    assert expected == str(read(html).published)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("<p>Last updated: May 2024</p>", ("month", "2024-05-01")),
        ("<p>Last updated: May 2024</p><p>Published: 7 March 2024</p>", ("day", "2024-03-07")),
        ("<p>Harbour festival May 2024</p>", None),
    ],
)
def test_a_labelled_month_is_a_date_where_no_day_is_stated(below, expected):
    """The line tells when the text as it stands appeared; a month without a label tells nothing."""
    found = read(page().replace("</main>", f"{below}</main>")).published
    assert expected == (found and (found.precision, str(found)))


def test_a_day_anywhere_beats_a_month_in_the_address():
    """The first line with a label or a name tells it, before the first that is a date alone."""
    body = f"{PROSE}{PROSE}<p>2 May 2020</p><p>Published on 7 March 2024 by the harbour trust</p>"
    assert "2024-03-07" == str(
        read(page(body), url="https://www.skerrycourier.example/2024/03/pier").published
    )


def test_two_dates_side_by_side_are_publication_and_change():
    """Systems print both without words, in either order."""
    body = "<p>May 21, 2025 April 24, 2025 by Jane Porter</p>"
    found = read(page(body))
    assert ("2025-04-24", "2025-05-21") == (str(found.published), str(found.modified))


def test_a_date_beside_the_article_is_a_decoy():
    """Dates of related items do not stand for the page where its own is stated."""
    related = '<aside class="related"><a href=/x>Lock</a> <time datetime="2023-01-01">Jan 1</time></aside>'
    html = (
        page("<p>March 7, 2024</p>")
        .replace("<main>", f"{related}<main>")
        .replace("</main>", f"{related}</main>")
    )
    assert dt.date(2024, 3, 7) == read(html).published.value


def test_a_date_in_the_address_supports_the_page():
    """Without any other date the address tells the day."""
    assert "2024-03-07" == str(read(page(), url="https://c.example/2024/03/07/pier").published)


@pytest.mark.parametrize(
    "body",
    [
        "<p>(7 March 2024) The pier stays open, said the harbour master, for another winter at the least, and the "
        "ferries will go on calling there every day of the week but Sunday.</p>",
        "<p>SKERRY BAY, March 7, 2024 /Coastwire/ -- The pier stays open, said the harbour master, for another winter at "
        "the least, and the ferries will go on calling there.</p>",
    ],
)
def test_the_dateline_of_a_text_tells_its_day(body):
    """A day that opens the text, set off from it, is that of publication."""
    assert "2024-03-07" == str(read(page(body)).published)


def test_a_sentence_that_names_a_day_is_no_date_line():
    """A short paragraph that tells of a day says nothing of the article's own."""
    body = "<p>The harbour trust will close the lock for good on 7 March 2024, as agreed.</p>"
    assert None is read(page(body)).published


def test_a_labelled_date_outweighs_those_of_a_list():
    """Days that the items of a list name are not taken for that of the date line."""
    items = "<li>the lock and both of the small ferry quays, as of 1 May 2025, and</li>" * 3
    body = f"<p>Date: 7 March 2024</p><ul>{items}</ul>"
    assert "2024-03-07" == str(read(page(body)).published)


def test_a_date_above_the_headline_of_another_article_is_its_own():
    """A heading that is a link, below a date, belongs to it."""
    teaser = "<p>7 March 2021</p><h2><a href=/lock>The lock stays closed for another winter</a></h2>"
    head = '<meta property="article:published_time" content="2024-03-07T09:00:00+01:00">'
    assert "2024-03-07" == str(read(page(teaser, head)).published.date)


def test_the_day_of_the_visit_above_the_headline_is_not_the_date():
    """A date that stands far above the headline yields to what the head states, be it vaguely."""
    visit = "<p class=date>Wednesday, 20 March 2024</p><p>Weather</p>"
    html = page(head='<meta name=dc.date.created content="2024-03-07">').replace("<h1>", f"{visit}<h1>")
    assert "2024-03-07" == str(read(html).published)


def test_the_last_day_of_an_offer_is_not_the_date():
    """A date behind a word for "until" says when something ends."""
    assert None is read(page("<p>Verfügbar bis 06.05.2024</p>")).published


def test_a_byline_among_the_lines_of_a_longer_block_is_read():
    """Lines that breaks set apart are looked at one by one."""
    lines = "The pier stays open for another winter, and the ferries stay as well<br>By Jane Porter on March 7, 2024<br>"
    found = read(page(f"<p>{lines}{PROSE.replace('<p>', '').replace('</p>', '')}</p>"))
    assert ("2024-03-07", ["Jane Porter"]) == (str(found.published), names(found))


@pytest.mark.parametrize(
    "line",
    [
        "Dieser Beitrag wurde am Samstag, 7. März 2024 um 12:40 Uhr veröffentlicht und unter Hafen und Schleuse "
        "gespeichert. Kommentare zu diesem Eintrag sind im Augenblick nicht möglich, aber bald wieder.",
        "Letzte Änderung: 9. März 2024<br>Erschienen am: 7. März 2024<br>Gelesen: 61 mal, seit sie im Netz steht<br>"
        "Alle Rechte an Text und Bildern bei der Autorin und beim Verlag der Skerry-Zeitung",
    ],
)
def test_the_footer_of_a_text_tells_its_day(line):
    """Blogs say below the text when it was posted, in a long line or in one of several."""
    comment = "<p>20. April 2024</p>"
    html = page(comment).replace("</main>", f"<p>{line}</p></main>").replace("<h1>", "<h1 lang=de>")
    assert "2024-03-07" == str(read(html.replace(comment, PROSE * 2 + comment)).published)


def test_a_standfirst_printed_twice_does_not_end_the_front():
    """Standfirsts are set a second time for small screens; the date line stands below both."""
    standfirst = PROSE.partition("</p>")[0] + "</p>"
    found = read(page(f"{standfirst}{standfirst}<p>March 7, 2024</p>"))
    origin = next(item for item in found.provenance if item.field == "published")
    assert ("2024-03-07", "visible date line") == (str(found.published), origin.source)


def test_the_address_tells_day_from_month():
    """Numbers that are the day in the address with day and month swapped are that day."""
    found = read(page("<p>07/03/2024</p>"), url="https://c.example/2024/march/07/pier")
    origin = next(item for item in found.provenance if item.field == "published")
    assert ("2024-03-07", ()) == (str(found.published), origin.candidates)


def test_modified_is_a_later_date_only():
    """A change that equals the publication, or comes before it, is none."""
    template = (
        '<meta property="article:published_time" content="2024-03-07T10:00:00Z">'
        '<meta property="article:modified_time" content="{}">'
    )
    stamps = ("2024-03-08T09:00:00Z", "2024-03-07T10:00:00Z", "2024-03-01T10:00:00Z")
    found = [read(page(head=template.format(stamp))) for stamp in stamps]
    assert ["2024-03-08 09:00:00+00:00", "None", "None"] == [
        str(m.modified and m.modified.value) for m in found
    ]
    assert [True, False, False] == [any(p.field == "modified" for p in m.provenance) for m in found]


def test_a_standfirst_is_a_marked_or_described_sentence():
    """The sentence in an element of that class, or that the page describes itself by, is the subtitle."""
    dek = "The trust waits for the first storm before it closes the old gates for good."
    marked = read(page(f'<p class="standfirst">{dek}</p>'))
    described = read(page(f"<div><p>{dek}</p></div>", f'<meta name="description" content="{dek}">'))
    unknown = read(page(f"<div><p>{dek}</p></div>"))
    assert [dek, dek, None] == [marked.subtitle, described.subtitle, unknown.subtitle]


def test_a_sentence_between_headline_and_byline_is_the_standfirst():
    """Above the byline the text has not begun, so a sentence there sums it up."""
    dek = "The trust waits for the first storm before it closes the old gates for good."
    assert dek == read(page(f'<div><p>{dek}</p></div><p class="byline">By Jane Porter</p>')).subtitle


def test_a_byline_without_markup_ends_the_place_of_the_standfirst():
    """The line is told by its words where no element says what it is."""
    dek = "The trust waits for the first storm before it closes the old gates for good."
    assert dek == read(page(f"<div><p>{dek}</p></div><p>By Jane Porter</p>")).subtitle


def test_a_long_heading_below_the_headline_is_the_standfirst():
    """It need not end as a sentence; above running text it is the heading of a section."""
    dek = "The trust waits for the first storm before it closes the old gates"
    assert dek == read(page(f"<div><h2>{dek}</h2></div><p>By Jane Porter</p>")).subtitle
    assert read(page(f"<h2>{dek}</h2>")).subtitle is None


def test_a_standfirst_in_several_elements_is_one():
    """Sentences in neighbouring elements of one make belong together."""
    deks = ["The trust waits for the first storm.", "The lock has not been tried at high water."]
    body = "".join(f'<h2 class="standfirst">{dek}</h2>' for dek in deks)
    assert " ".join(deks) == read(page(f"<div>{body}</div>")).subtitle


def test_a_description_may_begin_with_its_section():
    """What follows the section's name is the sentence that the page prints."""
    dek = "The trust waits for the first storm before it closes the old gates for good."
    head = f'<meta name="description" content="Harbour news: {dek}">'
    assert dek == read(page(f"<div><p>{dek}</p></div>", head)).subtitle


def test_a_text_that_repeats_the_title_is_no_standfirst():
    """The headline with its kicker, set again below it, sums up nothing."""
    body = "<div><h2>Harbour dispute: Pier stays open for another winter</h2></div><p>By Jane Porter</p>"
    assert read(page(body)).subtitle is None


def test_a_credit_below_the_headline_is_no_standfirst():
    """A short line that begins like a byline says who, and not what."""
    assert read(page('<div class="dek">By Ana Duarte/Northern Pictures.</div>')).subtitle is None
    long = "By the end of the winter the trust will know what the old pier costs."
    assert long == read(page(f'<div class="dek">{long}</div>')).subtitle


def test_a_caption_in_an_element_of_that_class_is_no_standfirst():
    """Captions name who made the picture."""
    caption = "The old pier in the evening light of March Photo: Ana Duarte"
    assert read(page(f'<p class="standfirst">{caption}</p>')).subtitle is None


_DEK = "The trust waits for the first storm before it closes the old gates for good."


@pytest.mark.parametrize(
    ("body", "head", "expected"),
    [
        pytest.param(
            f"<div><p>Skerry Bay. {_DEK}</p></div>",
            f'<meta name="description" content="{_DEK}">',
            f"Skerry Bay. {_DEK}",
            id="described, behind a place",
        ),
        pytest.param(
            '<p>Harbour</p><p><time datetime="2024-03-07">7 March 2024</time></p>'
            f'<div><p>{_DEK}</p></div><p class="byline">By Jane Porter</p>',
            "",
            _DEK,
            id="between date and byline",
        ),
        pytest.param(
            f'<div><h2 class="standfirst">{_DEK}</h2><h2 class="standfirst">'
            '<a href="/lock">Pilots ask the council for a lock with wider gates</a></h2></div>',
            "",
            _DEK,
            id="above a link of its class",
        ),
    ],
)
def test_where_a_standfirst_stands(body, head, expected):
    """A standfirst is found behind the place of a dateline, between date and byline, and beside links of its class."""
    assert expected == read(page(body, head)).subtitle


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        pytest.param(f"<p><b>{_DEK}</b></p>", _DEK, id="all of it"),
        pytest.param(f"<p><strong>The trust</strong>{_DEK[9:]}</p>", None, id="its first words"),
        pytest.param(
            f"<p><b>{_DEK}</b></p><p><b>Pilots have asked for it.</b></p>", None, id="above a bold line"
        ),
        pytest.param("<p><b>Why does the pier stay open?</b></p>", None, id="a question above a section"),
    ],
)
def test_a_bold_opening_is_the_standfirst(opening, expected):
    """The paragraph that opens the text in bold type is set apart from what follows; a bold line is a heading."""
    assert expected == read(page(opening)).subtitle


def test_a_described_opening_is_the_standfirst_when_it_is_bold():
    """Bold type sets it apart from paragraphs of the same make, whether or not it ends as a sentence."""
    dek = _DEK.rstrip(".")
    head = f'<meta name="description" content="{dek}">'
    assert [dek, None] == [read(page(f"<p>{text}</p>", head)).subtitle for text in (f"<b>{dek}</b>", dek)]


def test_a_date_line_set_as_a_heading_is_no_standfirst():
    """However long it is, it says when and who."""
    line = "Posted on March 7, 2024 by the pilots of the old harbour"
    assert read(page(f"<div><h2>{line}</h2></div><p>By Jane Porter</p>")).subtitle is None


def test_a_wrapper_of_the_headline_is_no_standfirst():
    """A long title stands letter by letter in the element around it, and in no standfirst."""
    heading = (
        '<div class="subtitle"><p>Harbour, pilots, tides and winter storms of the coast</p>'
        "<h1>Pier stays open for another winter</h1></div>"
    )
    assert read(page(heading=heading)).subtitle is None


def test_a_byline_behind_the_description_is_no_part_of_it():
    """Both stand in one element on some sites."""
    dek = "The trust waits for the first storm before it closes the old gates for good."
    head = f'<meta name="description" content="{dek}">'
    assert dek == read(page(f"<div><p>{dek} By Jane Porter</p></div>", head)).subtitle


def test_a_long_heading_of_several_lines_is_the_standfirst():
    """It may stand below a few short lines; headings of sections are set on one line."""
    body = (
        "<p>Harbour</p><p>Page 5</p><p>Follow us</p>"
        "<div><h2>The trust waits for the first storm<br>Pilots ask for wider gates</h2></div><p>Read later</p>"
    )
    dek = "The trust waits for the first storm Pilots ask for wider gates"
    assert [dek, None] == [read(page(html)).subtitle for html in (body, body.replace("<br>", " "))]


def test_the_first_paragraph_is_no_standfirst():
    """A description that repeats the text's beginning does not take the paragraph out of the text."""
    first = (
        "The trust waits for the first storm before it closes the old gates for good, and nobody knows when."
    )
    assert read(page(f"<p>{first}</p>", f'<meta name="description" content="{first}">')).subtitle is None


def test_the_lead_picture_is_the_shown_version_of_the_stated_one():
    """The page's own copy of the preview picture is taken, with its text; else the stated one."""
    head = '<meta property="og:image" content="https://i.example/og/harbourpier-1200.jpg">'
    shown = read(
        page('<figure><img src="/img/harbourpier-640.jpg" alt="The pier"></figure>', head)
    ).lead_image
    other = read(page('<figure><img src="/img/x.jpg" alt="x"></figure>', head)).lead_image
    assert ("https://www.skerrycourier.example/img/harbourpier-640.jpg", "The pier") == (shown.url, shown.alt)
    assert "https://i.example/og/harbourpier-1200.jpg" == other.url


OG_IMAGE = '<meta property="og:image" content="https://i.example/5a1eb87c9afe/{}">'


@pytest.mark.parametrize(
    ("stated", "shown", "lead"),
    [
        # another file under the site's key, and a word that all pictures of an agency have
        ("old-harbour-b1c2d3e4.jpg", '<img src="https://i.example/5a1eb87c9afe/janeporter77.jpg">', "og"),
        (
            "agencypicture-harbour1-boats22.jpg",
            '<img src="/img/agencypicture-janeporter-portrait.jpg">',
            "og",
        ),
        # a large picture in the place of that of the preview, and a name that says nothing
        (
            "old-harbour-b1c2d3e4.jpg",
            '<img width=992 src="https://i.example/5a1eb87c9afe/harbour9.jpg">',
            "shown",
        ),
        ("1200.jpg", '<img src="https://i.example/5a1eb87c9afe/640.jpg">', "shown"),
        # below the buttons to share the page
        (
            "old-harbour-b1c2d3e4.jpg",
            '<img width="33" src="/b/mail.png"><img width="33" src="/b/print.png"><img width="33" src="/b/chat.png">'
            '<img src="/old-harbour-b1c2d3e4-640.jpg">',
            "shown",
        ),
    ],
)
def test_the_file_tells_whether_a_shown_picture_is_the_stated_one(stated, shown, lead):
    """Names of files are compared where both say something; a shared path tells little."""
    found = read(page(shown, OG_IMAGE.format(stated))).lead_image
    assert (lead == "og") is found.url.endswith(stated)


@pytest.mark.parametrize(
    ("shown", "lead"),
    [
        ("pier-stays-open-picture/wide_640x360.jpg", "wide_640x360.jpg"),
        ("lock-waits-for-a-storm-picture/wide_640x360.jpg", "wide_1300x731.jpg"),
        ("pier-stays-open-picture/tall_360x640.jpg", "wide_1300x731.jpg"),
    ],
)
def test_a_file_named_by_its_size_is_told_by_its_folder(shown, lead):
    """Versions of a picture that share a folder and all of the name but the size are one picture."""
    address = "https://i.example/news/2024-03/"
    head = f'<meta property="og:image" content="{address}pier-stays-open-picture/wide_1300x731.jpg">'
    assert read(page(f'<img src="{address}{shown}">', head)).lead_image.url.endswith(lead)


@pytest.mark.parametrize(
    ("body", "lead"),
    [
        ('<img src="/img/pier-and-boats.jpg">', "https://www.skerrycourier.example/img/pier-and-boats.jpg"),
        (
            '<img src="/img/skerrycourier-logo.png" alt="x">',
            "https://www.skerrycourier.example/img/skerrycourier-logo.png",
        ),
        ('<img src="/img/print.svg"><img width=100 src="/img/face.jpg">', None),
        ('<img width=40 src="/img/face.jpg"><img src="/smilies/large/wave.jpg">', None),
        ("", None),
    ],
)
def test_a_logo_is_the_lead_picture_only_where_the_article_shows_it(body, lead):
    """The site's sign in the head stands for no article: a picture of the front zone is taken, or none."""
    head = '<meta property="og:image" content="https://i.example/skerrycourier-logo.png">'
    found = read(page(body, head)).lead_image
    assert lead == (found.url if found else None)


def test_a_list_of_keywords_is_cut_at_its_links():
    """A topic may hold a comma, and the label before the links is none."""
    topics = "<span itemprop=keywords>Themen: <a href=/1>Piers, old</a> <a href=/2>Storms</a></span>"
    assert ("Piers, old", "Storms") == read(page(f"<p>{topics}</p>")).tags


def test_a_category_is_no_tag():
    """Links of the relations "category" and "tag" both are categories."""
    links = "<p><a rel='category tag' href=/c>Harbour</a> <a rel=tag href=/a>Piers</a> <a rel=tag href=/b>Storms</a></p>"
    found = read(page(links))
    assert ("Harbour", ("Piers", "Storms")) == (found.category, found.tags)


@pytest.mark.parametrize(
    ("after", "tags"),
    [
        (
            "<div class=tags>Topics: <a href=/1>Piers</a> <a href=/2>Old storms</a></div>",
            ("Piers", "Old storms"),
        ),
        (
            "<ul class=taglist><li><a href=/1>Piers</a></li><li><a href=/2>Tides</a></li></ul>",
            ("Piers", "Tides"),
        ),
        ("<div class='post-categories tags'><a href=/1>Harbour</a></div>", ()),
        ("<aside><div class=tags><a href=/1>Piers</a></div></aside>", ()),
        ("<div class=topics><a href=/1>How the pier was built in one long summer</a></div>", ()),
        ("<div class=tagcloud>" + " ".join(f"<a href=/{i}>Topic{i}</a>" for i in range(30)) + "</div>", ()),
    ],
)
def test_the_links_in_a_list_called_tags_are_topics(after, tags):
    """Where nothing else names topics, short links in an element of that class do; menus and categories do not."""
    assert tags == read(page().replace("</main>", f"{after}</main>")).tags


def test_the_remaining_fields_are_resolved():
    """Language, site, section, tags, addresses, access and types come from the head."""
    head = (
        '<meta property="og:site_name" content="Skerry Courier">'
        '<meta property="article:section" content="Harbour">'
        '<meta name="keywords" content="pier, lock"><link rel="canonical" href="/news/pier">'
        '<link rel="next" href="?p=2">'
        '<meta property="og:type" content="Article"><meta property="og:locale" content="en_GB">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    )
    found = read(page(head=head))
    assert ("en", "Skerry Courier", "Harbour", ("pier", "lock")) == (
        found.language,
        found.site_name,
        found.category,
        found.tags,
    )
    assert (URL, URL + "?p=2", "teaser", {"newsarticle", "article"}) == (
        found.canonical_url,
        found.next_page,
        found.access,
        found.schema_types,
    )


def test_the_country_of_the_host_orders_day_and_month():
    """Plain English under a British host puts the day first."""
    found = [
        read(page("<p>04/05/2023</p>"), url=url).published
        for url in ("https://a.example/", "https://a.co.uk/")
    ]
    assert ["2023-04-05", "2023-05-04"] == list(map(str, found))


def test_dates_after_the_fetch_are_refused():
    """A stated date in the future of the fetch is passed over for one that can be right."""
    head = '<meta property="article:published_time" content="2031-01-01">'
    found = read(page("<p>March 7, 2024</p>", head), fetched_at=dt.datetime(2024, 5, 1, tzinfo=dt.UTC))
    assert "2024-03-07" == str(found.published)


def test_claims_of_sites_win_and_are_read_like_the_pages_own():
    """Strings of a site become the field's type, and the generic value is a losing candidate."""
    claims = [
        Claim("authors", ("Olav Stenmark",), "site x authors", 0.9),
        Claim("published", "7 March 2024", "site x published", 0.9),
        Claim("tags", "pier, lock", "site x tags", 0.9),
        Claim("lead_image", "/p.jpg", "site x lead_image", 0.9),
    ]
    found = read(page("<p>By Jane Porter | May 5, 2023</p>"), claims)
    image = "https://www.skerrycourier.example/p.jpg"
    assert (["Olav Stenmark"], "2024-03-07", ("pier", "lock"), image) == (
        names(found),
        str(found.published),
        found.tags,
        found.lead_image.url,
    )
    authors = next(item for item in found.provenance if item.field == "authors")
    assert ("site x authors", ["Jane Porter"]) == (authors.source, [c.value for c in authors.candidates])


def test_a_site_claim_that_cannot_be_read_changes_nothing():
    """A date that is none leaves the page's own date in place."""
    found = read(page("<p>March 7, 2024</p>"), [Claim("published", "soon", "site x", 0.9)])
    assert "2024-03-07" == str(found.published)


def test_marks_of_a_site_are_claims():
    """What a site marks as title and byline is taken as such."""
    text = (
        "Harbour\n\nPier stays open\n\nJane Porter, March 7, 2024\n\n"
        + "The trust keeps the pier open. " * 12
    )
    found = read_text(text, {2: Mark.TITLE, 4: Mark.BYLINE})
    assert ("Pier stays open", ["Jane Porter"], "2024-03-07") == (
        found.title,
        names(found),
        str(found.published),
    )


def test_plain_text_gives_title_date_and_author():
    """A dump with repeated header tells the same as the page."""
    prose = "\n\n".join(
        ["The trust keeps the pier open for another winter, its chair said on Thursday evening."] * 6
    )
    header = "Pier stays open for a winter\n\nby | Mar 7, 2024\n\n"
    text = f"{header}{header}{prose}"
    found = read_text(f"{text}\n\nAbout Jane Porter\n\nJane Porter writes about ships.\n")
    assert (["Jane Porter"], "2024-03-07", "Mar 7, 2024") == (
        names(found),
        str(found.published),
        found.published.raw,
    )


def test_names_beside_a_date_are_authors_in_plain_text():
    """Without markup a name alone in the line before or after the date is taken, with less confidence."""
    prose = "\n\n".join(
        ["The trust keeps the pier open for another winter, its chair said on Thursday evening."] * 6
    )
    found = read_text(f"Pier stays open for a winter\n\nJane Porter\n\nMarch 7, 2024\n\n{prose}")
    assert ["Jane Porter"] == names(found)


def test_a_name_under_the_headline_is_the_author_of_a_plain_text():
    """No date need stand beside it; words that the text writes small are no name."""
    title = "Pier stays open for another winter"
    assert ["Jane Porter"] == names(read_text(f"{title}\n\nJane Porter\n\n{TEXT}"))
    assert [] == names(read_text(f"{title}\n\nFerry Line\n\n{TEXT}"))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jane Porter, Harbour Correspondent", "Jane Porter"),
        ("Jane", "Jane"),
        ("Skerry Newsdesk", "Skerry Newsdesk"),
    ],
)
def test_the_line_between_headline_and_date_names_the_author_of_a_plain_text(line, name):
    """A role behind the name, a first name alone and a desk are told by their place."""
    found = read_text(f"Pier stays open for a winter\n\n{line}\n\nMarch 7, 2024\n\n{TEXT}")
    assert [name] == names(found)


def test_the_address_tells_the_headline_of_a_plain_text():
    """The line with the words of the address is the headline, not a livelier one."""
    text = f"Eight ships that will be seen in the harbour\n\nWinter at the pier\n\n{TEXT}"
    assert "Winter at the pier" == read_text(text, url="https://c.example/winter-at-the-pier").title
    assert "Winter at the pier" != read_text(text, url="https://c.example/1234").title


def test_the_window_title_of_a_dump_gives_way_to_the_headline_that_it_rewords():
    """Dumps begin with the window's title; the headline stands above the text."""
    text = (
        f"Skerry pier stays open this winter\n\nMenu\n\nSkerry pier stays open for another winter\n\n{TEXT}"
    )
    assert "Skerry pier stays open for another winter" == read_text(text).title


def test_a_label_before_the_headline_is_not_in_the_window_title():
    """What stands before the window's title on the line of the headline is a label or a date."""
    title = "Pier stays open for another winter"
    assert title == read_text(f"{title} | Skerry Courier\n\nStart / Blog: {title}\n\n{TEXT}").title


def test_the_path_below_the_byline_is_no_copy_of_the_headline():
    """A section whose name is a part of the headline does not part the headline from its byline."""
    lines = "Harbour pier trends to know for another winter\n\nJane Porter\n\nStart\n\nTips /\n\nHarbour pier trends"
    assert ["Jane Porter"] == names(read_text(f"{lines}\n\n{TEXT}"))


def test_the_date_nearest_to_the_headline_of_a_text():
    """Lists below the byline of a text hold the dates of other articles."""
    others = "\n\n".join(f"{ship} leaves the harbour\n\nMay 9, 2024" for ship in ("Tern", "Skua"))
    text = f"Pier stays open for a winter\n\nMarch 7, 2024\n\n{others}\n\n{TEXT}"
    assert "2024-03-07" == str(read_text(text, url="https://c.example/pier-stays-open").published)


def test_a_date_line_below_the_text_with_a_count():
    """A dot parts the date from the count of comments in a date line below the text."""
    assert "2024-03-07" == str(
        read_text(f"Pier stays open\n\n{TEXT}\n\nMarch 7, 2024 · 16 Comments, 2 Shares").published
    )


def test_two_dates_make_a_date_line_together():
    """A line that is nothing but a date of publication and one of a change is read outside the front too."""
    end = "<p>Published 7 March 2024, 13.05 Updated 9 March 2024, 13.52</p>"
    assert "2024-03-07" == str(read(page().replace("</main>", f"{end}</main>")).published.date)


def test_provenance_is_ordered_and_complete():
    """Each filled field has exactly one provenance, in the order of names."""
    found = read(
        page("<p>By Jane Porter | March 7, 2024</p>", "<title>Pier stays open for another winter</title>")
    )
    fields = [item.field for item in found.provenance]
    assert ["authors", "byline", "language", "published", "title"] == fields
    assert all(0 < item.confidence <= 1 for item in found.provenance)


def test_an_empty_page_has_no_metadata():
    """A page without anything gives empty fields."""
    found = read("")
    assert (None, (), None, (), "unknown") == (
        found.title,
        found.authors,
        found.published,
        found.provenance,
        found.access,
    )


@pytest.mark.parametrize(
    "credit",
    [
        '<figcaption class="media-credit byline">Ana Duarte / AP</figcaption>',
        '<figcaption>The pier. <span itemprop="author">AP</span></figcaption>',
    ],
)
def test_who_made_a_picture_did_not_write(credit):
    """Authors and agencies that the markup names in a caption are those of the picture."""
    byline = '<p class="byline">By Jane Porter</p>'
    found = read(page(f'{byline}<figure><img src="/pier.jpg" alt="">{credit}</figure>'))
    assert (["Jane Porter"], None) == (names(found), found.agency)


def test_an_abbreviation_before_the_name_of_the_site_is_no_author():
    """The publisher's abbreviation in the field for authors gives way to the person whom the page names."""
    head = (
        '<meta property="og:site_name" content="Skerry Courier">'
        '<meta name="author" content="SKCG - Skerry Courier">'
    )
    assert ["Jane Porter"] == names(read(page('<b class="author">Jane Porter</b>', head)))


def test_keywords_that_are_the_title_give_no_tags():
    """Where the keywords are the title cut into words, the tags that the page shows are taken."""
    head = '<meta name="news_keywords" content="Pier,stays,open,for,another,winter">'
    shown = '<p><a rel="tag" href="/t/a">harbour</a> <a rel="tag" href="/t/b">“storms”</a></p>'
    assert ((), ("harbour", "storms")) == (read(page(head=head)).tags, read(page(shown, head)).tags)


def test_shown_tags_outrank_the_keywords_of_the_site():
    """Several topics that the page links to say more of it than the field for keywords; one may be the section."""
    head = '<meta name="keywords" content="news, sport, weather">'
    links = [f'<a rel="tag" href="/t/{name}">{name}</a>' for name in ("harbour", "storms")]
    found = [read(page(f"<p>{' '.join(links[:count])}</p>", head)).tags for count in (2, 1)]
    assert [("harbour", "storms"), ("news", "sport", "weather")] == found


def test_an_address_that_is_none_has_no_next_page():
    """Where the page's own address cannot be read, no link is believed to continue it."""
    head = '<link rel="next" href="https://courier.example/pier?page=2">'
    assert read(page(head=head), url="https://[courier.example/pier").next_page is None


def test_the_byline_under_the_headline_beats_a_head_that_names_others():
    """Who put the page into the system stands in the head; whom readers are told is the author."""
    head = '<meta name=author content="Olav Berg"><meta name=parsely-author content="Olav Berg">'
    assert ["Jane Porter"] == names(read(page("<p>By Jane Porter</p>", head=head)))
    assert ["Olav Berg"] == names(read(page("<p>By Olav Bergposted</p>", head=head)))


def test_a_name_with_its_portrait_is_the_last_resort():
    """A name alone on its line below the headline is the author's where a picture bears it and the text does not."""
    portrait = '<p><img src="/p.jpg" alt="Portrait of Jane Porter"></p><p>Jane Porter</p>'
    assert ["Jane Porter"] == names(read(page(portrait)))
    assert [] == names(read(page(portrait.replace("Portrait of Jane Porter", "Skerry"))))
    told = page(portrait).replace(
        "</main>", f"<p>{'The council of Skerry has heard Jane Porter on it. ' * 4}</p></main>"
    )
    assert [] == names(read(told))


def test_a_closing_byline_of_another_day_is_of_a_comment():
    """Below the text, "Posted by" with a day that is not the article's names a commenter."""
    line = "<p>Posted by Jane Porter on March 9, 2024</p></main>"
    html = page("<p>March 7, 2024</p>")
    assert [] == names(read(html.replace("</main>", line)))
    assert ["Jane Porter"] == names(read(html.replace("</main>", line.replace("March 9", "March 7"))))


def test_a_byline_in_capitals_is_the_byline():
    """A line that prints in capitals the name that the head writes in small letters is its byline."""
    found = read(
        page("<p>By JANE PORTER | March 7, 2024</p>", head='<meta name=author content="Jane Porter">')
    )
    assert (["Jane Porter"], "By JANE PORTER") == (names(found), found.byline)


def below_text(html, title="Pier stays open for another winter"):
    """The topics of a page that shows some HTML below its text, and where they come from."""
    found = read(page(heading=f"<h1>{title}</h1>").replace("</main>", f"{html}</main>"))
    return found.tags, next((item.source for item in found.provenance if item.field == "tags"), None)


def links(*pairs):
    """A list of links, from their texts and addresses."""
    return f"<ul>{''.join(f'<li><a href={href}>{text}</a></li>' for text, href in pairs)}</ul>"


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<p>Tags: <a href=/1>Piers</a>, <a href=/2>Old storms</a></p>", ("Piers", "Old storms")),
        ("<p>Tagsnaar: <a href=/1>Piers</a></p>", ()),
        (
            "<p>Posted in <a href=/1>Towns</a> and tagged <a href=/2>Piers</a>. Read <a href=/3>on</a></p>",
            ("Piers",),
        ),
        (f"<p>Schlagwörter:</p>{links(('Lock', '/1'), ('Barges', '/2'))}", ("Lock", "Barges")),
        (f"<p>關鍵字</p>{links(('Piers 12', '/tag/a'), ('Storms 3', '/tag/b'))}", ("Piers", "Storms")),
        (f"<p>Themen</p>{links(('Our editors', '/1'), ('Contact', '/2'))}", ()),
        ("<div><a href=/3>Mehr zum Thema</a> <a href=/1>Piers</a></div>", ("Piers",)),
    ],
)
def test_links_behind_a_label_are_topics(html, tags):
    """Links behind a word for topics are tags: on its line, or below where the text names them or addresses say so."""
    assert (tags, "visible tags" if tags else None) == below_text(html)


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        (links(("Piers", "/tag/piers"), ("Old storms", "/blog/tags/old-storms/")), ("Piers", "Old storms")),
        (
            links(("12 May", "/a"), ("Towns", "/b"), ("Piers", "/tema/a"), ("Seas", "/tema/b/c")),
            ("Piers", "Seas"),
        ),
        (
            links(("Piers", "/find?q=Piers"), ("Old storms", "/find?q=Old+storms&p=1")),
            ("Piers", "Old storms"),
        ),
        (links(("Share", "?share=share"), ("Print", "?share=print")), ()),
        (links(("Chess", "/chess?utm_campaign=chess"), ("Snake", "/snake?utm_campaign=snake")), ()),
        (links(("Piers", "/tag/a/b/c/d"), ("Old storms", "/tags")), ()),
        (links(("Twitter", "/pier?share=twitter"), ("Facebook", "/pier?share=facebook")), ()),
        (links(*((f"Pier {letter}", f"/tag/{letter}") for letter in "abcdefghijklmnopqrstuvwxyzäöüßéè")), ()),
        (links(("The pier stays open for all of the winter", "/tag/1"), ("Storms", "/tag/2")), ()),
    ],
)
def test_links_to_the_pages_of_topics_are_tags(html, tags):
    """Of several short links of which half lead to the pages of topics, those that do are tags."""
    assert (tags, "visible tags (by address)" if tags else None) == below_text(html)


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        (links(("Lock", "/news/lock"), ("Barges", "/news/barges.html")), ("Lock", "Barges")),
        (links(("Pilots", "/themen/pilots")), ("Pilots",)),
        (links(("Lock", "/news/1"), ("Barges", "/news/2")), ()),
        (links(("Lock", "/page#lock"), ("Barges", "/page#barges")), ()),
        (links(("Lock", "https://shop.example/lock"), ("Barges", "https://x.example/barges")), ()),
        (links(("Sports", "/news/sports"), ("Barges", "/news/barges")), ()),
        (f"{'<p>About us, at last.</p>' * 5}{links(('Lock', '/news/lock'), ('Barges', '/news/barges'))}", ()),
    ],
)
def test_links_right_below_the_text_that_it_names_are_tags(html, tags):
    """Links right below the text are tags where their addresses spell them and the text names most of them."""
    assert (tags, "visible tags (below the text)" if tags else None) == below_text(html)


def test_topics_above_the_text_are_those_that_it_names():
    """Links to topics beside the headline are tags where the text names half of them: menus stand there too."""
    own = links(("Lock", "/tag/lock"), ("Barges", "/tag/barges"), ("Top", "/tag/top"))
    menu = links(("Elections", "/tag/a"), ("Weather", "/tag/b"), ("Lock", "/tag/c"))
    assert (("Lock", "Barges", "Top"), ()) == (read(page(own)).tags, read(page(menu)).tags)


def test_short_topics_are_named_as_they_are_written():
    """An abbreviation counts as named where it stands so: a word of its letters is another."""
    listed = links(("IT", "/tag/it"), ("OR", "/tag/or"))
    assert () == read(page(listed)).tags


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("<p><a href=/staff/12/ana-duarte/>Ana Duarte</a></p>", [("Ana Duarte", "staff/12/ana-duarte/")]),
        (
            "<p><a href=/die-redaktion/olav-brandt>Olav Brandt</a> 7 min</p>",
            [("Olav Brandt", "die-redaktion/olav-brandt")],
        ),
        ("<p><a href=/@marlin>Marlin</a></p>", [("Marlin", "@marlin")]),
        ("<p><a href=/staff/list>Ana Duarte</a></p>", []),
        ("<p><a href=/staff/skerry-courier>Skerry Courier</a></p>", []),
        ("<p><a href=/news/ana-duarte>Ana Duarte</a></p>", []),
        ("<h2><a href=/staff/ana-duarte>Ana Duarte</a></h2>", []),
    ],
)
def test_a_name_that_leads_to_the_page_of_a_writer_is_the_author(line, people):
    """Beside the headline, a link that names the person whose page among those who write it leads to is the author."""
    found = read(page(line, '<meta property="og:site_name" content="Skerry Courier">')).authors
    site = "https://www.skerrycourier.example/"
    assert [(name, f"{site}{path}") for name, path in people] == [
        (author.name, author.url) for author in found
    ]


def test_names_in_elements_of_their_own_behind_by_are_authors():
    """Where "By" and each name stand in elements of their own, those of one make are the authors."""
    lines = "<div>By</div><ul><li>Ana Duarte</li><li>Olav Brandt</li></ul><p>Lena Marsh</p>"
    assert ["Ana Duarte", "Olav Brandt"] == names(read(page(lines)))


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("<div><b>Ana Duarte</b></div>", ["Ana Duarte"]),
        ("<div><a href=/towns>Skerry Bay</a></div>", []),
        ("<h3>Ana Duarte</h3>", []),
        ("<div>Old Pilots</div>", []),
        ("<div>أخبار محلية</div>", []),
        ("<div>Ana Duarte, Olav B. Brandt, Lena Marsh</div>", ["Ana Duarte", "Olav B. Brandt", "Lena Marsh"]),
    ],
)
def test_a_full_name_beside_the_date_is_the_author(line, people):
    """Below the headline, a name that is no link and not of the text is the author where the date stands beside it."""
    assert people == names(read(page(f"{line}<p class=when>May 4, 2025</p>")))


def test_a_bio_does_not_make_its_person_a_subject_of_the_text():
    """A name beside the date is the author's where the paragraph that presents the person alone has it as well."""
    line = "<div><b>Ana Duarte</b></div><p class=when>May 4, 2025</p>"
    bio = "<div>Ana Duarte writes about harbours, ferries and storms. Ana has been a pilot on the northern route.</div>"
    subject = "<p>Of all who spoke on the old pier that night only Duarte would say when the gates were to open.</p>"
    pages = [page(line).replace("</main>", f"{text}</main>") for text in (bio, subject)]
    assert [["Ana Duarte"], []] == [names(read(html)) for html in pages]


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        ("<p>Courier Staff</p>", ["Courier Staff"]),
        ("<div>Read later</div><p>Harbour Desk</p><p>May 4, 2025</p>", ["Harbour Desk"]),
        ("<div>Read later</div><p>Harbour Desk</p>", []),
        ("<p><a href=/team>Meet the Team</a></p>", []),
        ("<h3>Our Team</h3>", []),
    ],
)
def test_a_group_alone_below_the_headline_or_beside_the_date_is_the_author(lines, people):
    """People who write together need no introduction right below the headline and beside the date."""
    assert people == names(read(page(lines)))


REPORTED = {
    "zh": "<p>停航六年的老渡口昨天重新开放，清晨五点半第一班渡船鸣笛离岸，船上坐满了赶去对岸早市的居民，他们带着鱼和菜。</p>"
    * 2,
    "ko": "<p>"
    + "항만 당국은 낡은 부두를 한 해 겨울 더 열어 두기로 했다고 목요일에 밝혔다. " * 3
    + "</p><p>"
    + "새 갑문은 아직 폭풍 속에서 시험을 거치지 않았기 때문이라고 위원장은 말했다. " * 3
    + "</p>",
}


@pytest.mark.parametrize(
    ("language", "ending", "people"),
    [
        ("ko", "<p>김바다 기자 bada@courier.example</p>", ["김바다"]),
        ("ko", "<p>부두를 지킨다고 밝혔다.부산=김바다 기자</p>", ["김바다"]),
        ("ko", "<p>김바다 기자</p><p>이하늘 기자</p>", []),  # a list of other articles
        ("ko", "<p>기자 회견</p>", []),
        ("zh", "<p>滨河晚报记者 林晓舟</p>", ["林晓舟"]),
        ("zh", "<p>渡口重新开放。（记者 林晓舟 高原）</p>", ["林晓舟", "高原"]),
        ("zh", "<p>記者林曉舟／濱河報導</p>", ["林曉舟"]),
        ("zh", "<p>林晓舟对记者 说</p>", []),
    ],
)
def test_reporters_who_sign_the_text_are_its_authors(language, ending, people):
    """Chinese and Korean texts end with who wrote them, told by what reporters are called."""
    html = f"<html lang={language}><body><main><h1>老渡口 낡은 부두</h1>{REPORTED[language]}{ending}</main></body></html>"
    assert people == names(read(html))


def test_what_buttons_and_counts_say_is_no_author():
    """Labels beside the author's name in its element name nobody, in any script."""
    author = "<div class=author>林晓舟<br>关注<br>总篇数<br>暂无简介</div>"
    assert ["林晓舟"] == names(read(page(author)))
