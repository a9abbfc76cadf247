"""Learning a site from its pages, and the command ``broadsheet learn``."""

import json

import pytest
from helpers import SENTENCES, article_page

import broadsheet
from broadsheet import PluginError
from broadsheet._cli import main
from broadsheet.dumps import Record
from broadsheet.learning import learn
from broadsheet.learning.addresses import addresses_of, rank_of
from broadsheet.learning.finding import find_rules
from broadsheet.learning.reading import Block, Place, Sheet, key_of
from broadsheet.learning.survey import Survey
from broadsheet.sites import Label, load_sites

HOST = "mole.example"
TOWNS = ("Aldwick", "Bexport", "Cradle", "Dunmere", "Elmouth")
CLUB = (
    "Friends of the mole meet here on the first evening of each month to talk about the sea and its weather."
)


def story(number):
    """The paragraphs of an article that no other page has."""
    told = (sentence.replace("pilot", f"{TOWNS[number]} pilot") for sentence in SENTENCES)
    return [f"{TOWNS[number]} notes this: {sentence}" for sentence in told]


def page(number, *, inside="", after=""):
    """An article page with something that the site puts after the third paragraph, and after the last."""
    told = [f"<p>{sentence}</p>" for sentence in story(number)]
    body = f'<div class="story">{"".join(told[:3])}{inside}{"".join(told[3:])}{after}</div>'
    return article_page(body).replace("Pilots wait for a station", f"Pilots of {TOWNS[number]} wait")


def records(pages, host=HOST):
    """Pages of a dump."""
    return [
        Record(id=str(number), source="memory", url=f"https://{host}/{number}", html=html)
        for number, html in enumerate(pages)
    ]


def certain(draft):
    """The rules of a draft that are not commented out, by attribute."""
    return [(finding.attribute, finding.rule) for finding in draft.findings if not finding.doubt]


def doubts(draft):
    """The doubts about the rules of a draft, by rule."""
    return {finding.rule: finding.doubt for finding in draft.findings if finding.doubt}


def test_box_that_repeats():
    """A box with the same text on all pages becomes a rule, by a class that stands on nothing else."""
    box = f'<div class="story-part club"><p>{CLUB}</p></div><div class="story-part"><p>{{}}</p></div>'
    pages = [page(n, inside=box.format(story(n)[0] + " Again.")) for n in range(3)]
    draft = learn(records(pages), HOST)
    assert [("drop", "css:.club")] == certain(draft)
    [finding] = [finding for finding in draft.findings if not finding.doubt]
    assert (3, 3, 3, CLUB) == (finding.pages, finding.matches, finding.blocks, finding.example)
    assert len(CLUB) == finding.characters


def test_draft_improves_a_new_page():
    """The draft's site takes out on a new page what repeats on the old ones, and nothing else."""
    box = f'<div class="club"><p>{CLUB}</p></div>'
    draft = learn(records([page(n, inside=box) for n in range(4)]), HOST)
    new = page(4, inside=box)
    url = f"https://www.{HOST}/new"
    plain, learned = (broadsheet.Parser(plugins=p).parse(new, url=url) for p in ((), [draft.site()]))
    assert CLUB in plain.text
    assert plain.text.replace(f"{CLUB}\n\n", "") == learned.text


def test_text_that_has_no_address_of_its_own():
    """Repeated prose in an element like those of the article is known by its text."""
    draft = learn(records([page(n, inside=f"<p>{CLUB}</p>") for n in range(3)]), HOST)
    assert [("drop", f"//p[normalize-space(.)='{CLUB}']")] == certain(draft)


def test_quotes_in_a_text():
    """Text with quotes of both kinds, which no XPath can state, gives no rule; one kind does."""
    both, one = f'{CLUB} It\'s "open".', f"{CLUB} It's open."
    found = [
        certain(learn(records([page(n, inside=f"<p>{t}</p>") for n in range(3)]), HOST)) for t in (both, one)
    ]
    assert [[], [("drop", f'//p[normalize-space(.)="{one}"]')]] == found


def test_short_texts_stay():
    """Headings and labels that articles share, such as "Ingredients", are no repetition to take out."""
    inside = '<h2 class="part">Ingredients</h2><p class="label">For four people</p>'
    assert [] == certain(learn(records([page(n, inside=inside) for n in range(3)]), HOST))


def test_links_after_the_same_words():
    """Paragraphs that are a link after words that repeat become a rule, in any language."""
    pages = [
        page(n, inside=f'<p>Den sjette posten: <a href="/{n}">The long winter of {TOWNS[n]}</a></p>')
        for n in range(3)
    ]
    rule = "//p[.//a and starts-with(normalize-space(.), 'Den sjette posten:')]"
    assert ("drop", rule) in certain(learn(records(pages), HOST))


def test_links_with_few_letters_stay():
    """A paragraph that only ends in a link is no pointer to another article."""
    told = "This was first told in the small paper called"
    pages = [page(n, inside=f'<p>{told} <a href="/{n}">{TOWNS[n]}</a></p>') for n in range(3)]
    assert [] == certain(learn(records(pages), HOST))


def test_box_of_links():
    """A box with other links on each page is named, and left to the reviewer."""
    sheets = []
    for number in range(3):
        links = [f"What {TOWNS[number + n]} said" for n in range(2)]
        blocks = [Block(text, key_of(text), Label.BODY, 3, len(text)) for text in links]
        box = Place("ul", {"class": "further"}, -1, (0, 2), 0, 20, (0, 2))
        sheets.append(Sheet(id=str(number), blocks=blocks, places=[box], pieces=links))
    found = next(f for f in find_rules(Survey.of(sheets)) if f.attribute == "related")
    assert ("css:.further", 3, 6, True) == (found.rule, found.pages, found.blocks, bool(found.doubt))


def test_box_below_the_same_words():
    """A box with a heading that repeats and other text on each page is named, and left to the reviewer."""
    box = '<div class="brief"><h2>In brief</h2><p>{0} has had no winter like this one since the mole was built.</p></div>'
    draft = learn(records([page(n, inside=box.format(TOWNS[n])) for n in range(3)]), HOST)
    assert ([], "they may be part of the article") == (certain(draft), doubts(draft).get("css:.brief"))


def test_box_about_an_author():
    """A box that repeats is words on the author where a page calls it so."""
    about = (
        "Marta Quill writes about boats and harbours, and lives beside the old customs house with two cats."
    )
    box = f'<div class="author-bio"><p>{about}</p></div>'
    pages = [page(0, inside=box), page(1, inside=box), page(2, after=box)]
    assert [("bio", "css:.author-bio")] == certain(learn(records(pages), HOST))


def test_rule_that_matches_more_than_was_found():
    """A rule that matches text of an article on one of the pages is commented out."""
    pages = [
        page(n, inside=f'<p>Den sjette posten: <a href="/{n}">The long winter of {TOWNS[n]}</a></p>')
        for n in range(3)
    ]
    pages[2] = pages[2].replace(
        "</a></p>", f"</a></p><p>Den sjette posten: {SENTENCES[0]} {SENTENCES[1]} <a href='/'>It</a></p>", 1
    )
    rule = "//p[.//a and starts-with(normalize-space(.), 'Den sjette posten:')]"
    assert "it matches 4 elements, not 3" == doubts(learn(records(pages), HOST))[rule]


def test_few_pages():
    """What stands on two pages of many may be chance, and is commented out."""
    pages = [page(n, inside=f'<div class="club"><p>{CLUB}</p></div>' if n < 2 else "") for n in range(5)]
    draft = learn(records(pages), HOST)
    assert [] == certain(draft)
    assert "on few pages" == doubts(draft)["css:.club"]


def test_root():
    """The innermost element that holds the whole body on all pages is named, and left to the reviewer."""
    draft = learn(records([page(n) for n in range(3)]), HOST)
    [root] = [finding for finding in draft.findings if finding.attribute == "root"]
    assert ("css:.story", 3, True) == (root.rule, root.matches, bool(root.doubt))


def test_copies_of_an_article():
    """An article that comes twice does not make its own text a repetition."""
    draft = learn(records([page(0), page(0).replace("wait", "waited"), page(1)]), HOST)
    assert ([], 2, 1) == (certain(draft), draft.pages, draft.passed)


def test_pages_of_other_hosts():
    """Pages of other hosts are passed over; those of subdomains, and those without an address, are not."""
    pages = [*records([page(0)], "other.example"), *records([page(1)], f"www.{HOST}")]
    pages.append(Record(id="x", source="memory", html=page(2)))
    draft = learn(pages, f"www.{HOST}")
    assert (HOST, 2, 1) == (draft.host, draft.pages, draft.passed)


def test_unreadable_pages():
    """A page that cannot be read is listed with the reason."""
    draft = learn([*records([page(0)]), Record(id="image", source="memory", html=b"\x89PNG\r\n\x1a\n")], HOST)
    assert ["image"] == [page for page, _ in draft.unread]


def test_most_pages():
    """No more pages are compared than the caller allows."""
    assert 2 == learn(records([page(n) for n in range(5)]), HOST, most=2).pages


def test_no_host():
    """A host that is none is an error."""
    with pytest.raises(PluginError, match="no host"):
        learn([], "")


def test_toml():
    """The draft loads as the site that it describes, with the evidence in comments and doubtful rules commented out."""
    note = 'A "friend" \\ of the mole'
    pages = [page(n, inside=f'<div class="club"><p>{CLUB} {note}</p></div>') for n in range(3)]
    draft = learn(records(pages), HOST)
    toml = draft.to_toml()
    [site] = load_sites(toml)
    assert (draft.site().hosts, draft.site().drop, ()) == (site.hosts, site.drop, site.root)
    assert "on 3 of 3 pages, 3 matches," in toml
    assert '    # "css:.story",' in toml.splitlines()


def test_deterministic():
    """The same pages give the same draft."""
    pages = [page(n, inside=f'<div class="club"><p>{CLUB}</p></div>') for n in range(3)]
    assert learn(records(pages), HOST).to_toml() == learn(records(pages), HOST).to_toml()


def test_plain_text():
    """A line that repeats within texts becomes a pattern in which any number stands for its number."""
    texts = []
    for number in range(3):
        told = story(number)
        line = f"Read on our {number + 10} pages of maps which boats came in and which of them went out again today."
        texts.append("\n\n".join([f"Pilots of {TOWNS[number]} wait", *told[:4], line, *told[4:]]))
    draft = learn([Record(id=str(n), source="memory", text=text) for n, text in enumerate(texts)], HOST)
    [(attribute, pattern)] = certain(draft)
    assert ("drop_text", True) == (attribute, r"\d+" in pattern)
    learned = broadsheet.Parser(plugins=load_sites(draft.to_toml())).parse(
        texts[0], url=f"https://{HOST}/", kind="text"
    )
    assert ("pages of maps" in learned.text, story(0)[7] in learned.text) == (False, True)


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ({"id": "shop"}, "css:#shop"),
        ({"id": "post-20314", "class": "box"}, "css:.box"),
        ({"class": "css-1x9k2f shop-box"}, "css:.shop-box"),
        ({"class": "kGbdVO shopBox"}, "css:.shopBox"),
        ({"data-testid": "Shop"}, "//div[@data-testid='Shop']"),
    ],
)
def test_addresses(attributes, found):
    """An element is known by its id, a class, or an attribute that names it, unless a program made the name."""
    sheet = Sheet(id="", places=[Place("div", attributes, -1, (0, 0), 0)])
    assert found == min(addresses_of(sheet)[0], key=rank_of)


def test_path_below_an_address():
    """An element without an address is known by its tags below the nearest one that has."""
    tags = (("div", {"id": "shop"}, -1), ("ul", {}, 0), ("li", {}, 1))
    sheet = Sheet(
        id="", places=[Place(tag, attributes, parent, (0, 0), 0) for tag, attributes, parent in tags]
    )
    assert ("//*[@id='shop']/ul/li",) == addresses_of(sheet)[2]


def test_keys():
    """Texts that differ in numbers, signs and case have the same key."""
    assert key_of("12 Comments – join in!") == key_of("3 comments: JOIN IN")


@pytest.fixture
def dump(tmp_path):
    """A dump with three pages."""
    pages = [page(n, inside=f'<div class="club"><p>{CLUB}</p></div>') for n in range(3)]
    path = tmp_path / "pages.jsonl"
    rows = ({"url": f"https://{HOST}/{n}", "html": html} for n, html in enumerate(pages))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_command(dump, capsys):
    """The command prints the draft, and how many rules it has."""
    assert 0 == main(["learn", str(dump), "--host", HOST])
    printed = capsys.readouterr()
    assert ("css:.club",) == load_sites(printed.out)[0].drop
    assert f"{HOST}: 3 pages, 1 rules" in printed.err


def test_command_writes_a_file_once(dump, capsys):
    """The draft goes to a file that does not exist; one that was reviewed is not overwritten."""
    file = dump.with_name("site.toml")
    assert 0 == main(["learn", str(dump), "--host", HOST, "-o", str(file)])
    assert ("css:.club",) == load_sites(file)[0].drop
    assert 1 == main(["learn", str(dump), "--host", HOST, "-o", str(file)])
    assert "exists" in capsys.readouterr().err


def test_command_without_pages_of_the_host(dump, capsys):
    """A host of which there are fewer than two pages is a message and status 1."""
    assert 1 == main(["learn", str(dump), "--host", "other.example"])
    assert "two pages of other.example are needed, 0 found" in capsys.readouterr().err
