"""The plugin on an invented page, with invented configs."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from broadsheet_ftr import SiteConfigs

import broadsheet
from broadsheet.model import Quote
from broadsheet.sites import Site

PAGE = (Path(__file__).parent / "page.html").read_text("utf-8")
HOST = "channel-post.example"
CHRONICLE = "the steamer Aurora"
CLUB = "Friends of the paper"


@pytest.fixture
def parse(tmp_path):
    """A function that gives the article of the page, or another one, with a config."""

    def parse(config, *, page=PAGE, url=f"https://{HOST}/light", plugins=(), **options):
        (tmp_path / f"{HOST}.txt").write_text(config, "utf-8")
        parser = broadsheet.Parser(plugins=[SiteConfigs(tmp_path), *plugins])
        return parser.parse(page, url=url, **options)

    return parse


@pytest.fixture
def generic():
    """The article of the page without a config."""
    return broadsheet.Parser(plugins=()).parse(PAGE, url=f"https://{HOST}/light")


# ------------------------------------------------------------------------------------------------ which pages


@pytest.mark.parametrize(
    ("file", "host", "is_for"),
    [
        (f"{HOST}.txt", HOST, True),
        (f"{HOST}.txt", f"www.{HOST}", True),
        (f"{HOST}.txt", f"old.{HOST}", False),
        (f".{HOST}.txt", f"old.{HOST}", True),
        (f".{HOST}.txt", f"very.old.{HOST}", True),
        (f".{HOST}.txt", HOST, False),
        (f".{HOST}.txt", f"www.{HOST}", False),
        (f"old.{HOST}.txt", f"old.{HOST}", True),
    ],
)
def test_file_name_says_for_which_hosts(tmp_path, file, host, is_for):
    """A name is one host with and without "www."; a name with a leading dot is all its subdomains."""
    (tmp_path / file).write_text("author: //p[@class='sig']/b", "utf-8")
    configs = SiteConfigs(tmp_path)
    article = broadsheet.Parser(plugins=[configs]).parse(PAGE, url=f"https://{host}/light")
    assert (is_for, is_for) == (bool(article.authors), configs.config_for(host) is not None)


def test_host_comes_before_its_wildcard(tmp_path):
    """Both kinds of files may stand for one name, and each page has the nearest."""
    (tmp_path / f"{HOST}.txt").write_text("author: //b", "utf-8")
    (tmp_path / f".{HOST}.txt").write_text("tidy: no", "utf-8")
    configs = SiteConfigs(tmp_path)
    assert [f"{HOST}.txt", f".{HOST}.txt"] == [configs.config_for(h).file for h in (HOST, f"old.{HOST}")]
    assert ["Odile Marchetti"] == [
        author.name
        for author in broadsheet.Parser(plugins=[configs]).parse(PAGE, url=f"https://{HOST}/").authors
    ]


def test_files_are_read_when_their_first_page_comes(tmp_path):
    """A file that changes after the parser is made counts as it is at the first page."""
    path = tmp_path / f"{HOST}.txt"
    path.write_text("titl: //h1", "utf-8")
    parser = broadsheet.Parser(plugins=[SiteConfigs(tmp_path)])
    path.write_text("author: //p[@class='sig']/b", "utf-8")
    assert ("Odile Marchetti",) == tuple(a.name for a in parser.parse(PAGE, url=f"https://{HOST}/").authors)


def test_other_pages_and_plain_text_stay_the_same(tmp_path, generic):
    """A page of a host without a config, and plain text of one with a config, are parsed as without the plugin."""
    (tmp_path / "other.example.txt").write_text("strip: //p", "utf-8")
    parser = broadsheet.Parser(plugins=[SiteConfigs(tmp_path)])
    assert generic == parser.parse(PAGE, url=f"https://{HOST}/light")
    text, url = generic.text, "https://other.example/light"
    assert broadsheet.Parser(plugins=()).parse(text, url=url) == parser.parse(text, url=url)


def test_site_for_broadsheet_comes_before_a_config(parse):
    """Where somebody wrote a site for the host, the config has no say, the body included."""
    site = Site(name="channel-post", hosts=(HOST,), drop=("//div[@class='club-note']",))
    article = parse("body: //div[starts-with(@id, 'story')]", plugins=[site])
    assert (True, False) == (CHRONICLE in article.text, CLUB in article.text)


def test_missing_directory_is_an_error():
    """A wrong path does not pass for a directory without configs."""
    with pytest.raises(NotADirectoryError, match="no directory of site configs: '/nowhere/ftr'"):
        SiteConfigs("/nowhere/ftr")


# ------------------------------------------------------------------------------------------------ the body


def test_region_with_most_of_the_body_is_followed(parse, generic):
    """Text outside of it is left out, and provenance names file and line of the rule."""
    article = parse("# the page of today\nbody: //div[starts-with(@id, 'story')]")
    assert (True, False) == (CHRONICLE in generic.text, CHRONICLE in article.text)
    provenance = article.provenance_of("sections")
    assert (f"site ftr:{HOST}.txt:2 body", True) == (provenance.source, 0.5 < provenance.confidence < 1)


@pytest.mark.parametrize("rule", ["body: //div[@id='chronicle']", "strip: //div[@id='story']", "strip: //p"])
def test_rules_against_the_generic_body_change_nothing(parse, generic, rule):
    """The text stays as it is, and provenance names the rule that was not followed."""
    article = parse(rule)
    assert generic.sections == article.sections
    (candidate,) = article.provenance_of("sections").candidates
    assert f"site ftr:{HOST}.txt:1 {rule.partition(':')[0]}" == candidate.source


@pytest.mark.parametrize("rule", ["strip: //div[@class='club-note']", "strip_id_or_class: club-"])
def test_small_elements_are_stripped(parse, generic, rule):
    """What a strip rule matches is no body, by XPath or by a part of a class."""
    assert (True, False) == (CLUB in generic.text, CLUB in parse(rule).text)


def test_captions_are_kept(parse):
    """Configs strip captions for readers that cannot tell them from text; here they are no text."""
    assert ["The mole at low water."] == [
        figure.caption.plain for figure in parse("strip: //figcaption").figures if figure.caption
    ]


def test_pictures_are_stripped_by_their_address(parse, generic):
    """The picture whose address holds the text is left out, the others stay."""
    before, after = (
        [image.url.rpartition("/")[2] for figure in article.figures for image in figure.images]
        for article in (generic, parse("strip_image_src: '/pixel/'"))
    )
    assert (["mole.jpg", "count-me.gif"], ["mole.jpg"]) == (before, after)


def test_wrapping_in_a_blockquote_makes_a_quotation(parse):
    """Paragraphs of the element become one quotation."""
    article = parse("wrap_in(blockquote): //div[@class='log']")
    (quote,) = [block for block in article.blocks if isinstance(block, Quote)]
    assert quote.blocks[0].text.plain.startswith("The log of the pilot cutter")


# ------------------------------------------------------------------------------------------------ the fields


def test_author_is_stated(parse):
    """The author rule outranks the generic answer, with file and line in provenance."""
    article = parse("\nauthor: //p[@class='nobody']\nauthor: //p[@class='sig']/b")
    assert ["Odile Marchetti"] == [author.name for author in article.authors]
    assert f"site ftr:{HOST}.txt:3 author" == article.provenance_of("authors").source


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("ODILE MARCHETTI", []),
        ("kpa harbour", []),
        ("by Ada Beck", ["Ada Beck"]),
        ("Ada Beck, Ida Roe", ["Ada Beck", "Ida Roe"]),
    ],
)
def test_author_must_look_like_a_name(parse, text, authors):
    """Names in capitals and signs of agencies are left to the generic answer."""
    assert authors == [author.name for author in parse(f"author: '{text}'").authors]


def test_rule_that_matches_everything_names_no_authors(parse, generic):
    """Nobody writes an article with twenty others."""
    page = PAGE.replace("</body>", "".join(f"<i>Ada Beck{n}</i>" for n in range(21)))
    assert generic.authors == parse("author: //i", page=page).authors


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Pilots Ask for a Second Light</title>", "Pilots Ask for a Second Light"),
        ("", "The Second Light"),
    ],
)
def test_title_is_asked_where_the_head_is_silent(parse, head, title):
    """What the page says about itself is the better title."""
    page = PAGE.replace("<title>Pilots Ask for a Second Light</title>", head)
    assert title == parse("title: 'The Second Light'", page=page).title


@pytest.mark.parametrize(
    ("url", "head", "day"),
    [
        (f"https://{HOST}/light", "", "2021-03-04"),
        (f"https://{HOST}/2020/01/02/light", "", "2020-01-02"),
        (f"https://{HOST}/light", "<meta name='date' content='2019-05-06'>", "2019-05-06"),
    ],
)
def test_date_is_asked_where_the_page_is_silent(parse, url, head, day):
    """A date in the head or in the address is the better one."""
    page = PAGE.replace("<title>", f"{head}<title>")
    assert day == str(parse("date: '2021-03-04'", page=page, url=url).published.date)


@pytest.mark.parametrize(
    ("rule", "address"),
    [
        ("next_page_link: //a[@class='next']", f"https://{HOST}/light?page=2"),
        ("next_page_link: //a[@class='next']/@href", f"https://{HOST}/light?page=2"),
        ("next_page_link: '/light'", None),
        ("next_page_link: 'https://elsewhere.example/2'", None),
        ("next_page_link: 'javascript:go()'", None),
        ("next_page_link: 'http://[::1'", None),
        ("next_page_link: //a[@class='next']\nif_page_contains: //nav", None),
        ("next_page_link: //a[@class='next']\nif_page_contains: //h1", f"https://{HOST}/light?page=2"),
    ],
)
def test_next_page_is_another_page_of_the_host(parse, rule, address):
    """A link or its address becomes absolute; the page itself, other hosts and unmet conditions count for nothing."""
    assert address == parse(rule).next_page


def test_article_on_one_page_is_told(parse):
    """The address stands in provenance; nothing is fetched."""
    found = parse("single_page_link: //a[@class='whole']").provenance_of("single_page")
    assert (f"site ftr:{HOST}.txt:1 single_page_link", f"https://{HOST}/light?print=1") == (
        found.source,
        found.candidates[0].value,
    )


def test_replacements_are_made_on_request(tmp_path):
    """They change the source before it is parsed, in the order of the file."""
    (tmp_path / f"{HOST}.txt").write_text(
        "replace_string(<quay): <p\nfind_string: <p>\nreplace_string: <h2>", "utf-8"
    )
    configs = SiteConfigs(tmp_path)
    assert ("<h2>ebb", "<quay>ebb") == (
        configs.rewrite("<quay>ebb", HOST),
        configs.rewrite("<quay>ebb", "other.example"),
    )


# ------------------------------------------------------------------------------------------------ safety


@pytest.mark.parametrize("name", ["body", "strip", "author", "next_page_link"])
def test_rule_that_fails_leaves_the_generic_answer(parse, generic, name):
    """The other rules work, and a warning names the rule."""
    article = parse(f"{name}: //p[@id=$tide]\nstrip: //div[@class='club-note']")
    assert (generic.authors, False) == (article.authors, CLUB in article.text)
    (warning,) = article.warnings
    assert ("plugin_failed", True) == (warning.code, f"line 1 {name}" in warning.message)


def test_idle_rules_are_explained(parse):
    """With explain=True the warnings list the rules that match nothing."""
    warnings = parse("body: //div[@id='gone']\nstrip: //div[@id='story']/p[99]", explain=True).warnings
    assert [("site_rule_unmatched", True), ("site_rule_unmatched", True)] == [
        (warning.code, f"line {line} " in warning.message) for line, warning in enumerate(warnings, 1)
    ]


def test_costly_rules_are_left_out_on_huge_pages(parse):
    """An expression that may visit the whole page for each element is tried on pages of usual size only."""
    rule = "strip: //h1/preceding::i | //div[@class='club-note']"
    assert CLUB not in parse(rule).text
    assert CLUB in parse(rule, page=PAGE.replace("</body>", "<hr>" * 10_001)).text


@pytest.mark.parametrize("page", ["", "<", "<html></html>", "<p>", "<title>x</title>" + "<div>" * 500])
def test_broken_pages_are_parsed(parse, page):
    """No content of a page makes a config raise or warn of a failure."""
    rules = "body: //div\nstrip: //*\nstrip_id_or_class: a\nauthor: //p\ntitle: //h1\ndate: //i\nwrap_in(blockquote): //p"
    assert [] == [w for w in parse(rules, page=page, kind="html").warnings if w.code.startswith("plugin")]


def test_plugin_can_be_pickled_and_shared(tmp_path):
    """Copies of a parser, and threads, give the same article."""
    (tmp_path / f"{HOST}.txt").write_text("body: //div[starts-with(@id, 'story')]\nauthor: //b", "utf-8")
    parser = broadsheet.Parser(plugins=[SiteConfigs(tmp_path)])
    expected = parser.parse(PAGE, url=f"https://{HOST}/light")
    copy = pickle.loads(pickle.dumps(parser))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: copy.parse(PAGE, url=f"https://{HOST}/light"), range(12)))
    assert [expected] * 12 == found


def test_rules_are_counted(tmp_path):
    """For finding dead rules a site says how much each of its rules matches."""
    (tmp_path / f"{HOST}.txt").write_text(
        "body: //div[@id='gone']\nstrip_id_or_class: club\nauthor: //b", "utf-8"
    )
    (ref,) = SiteConfigs(tmp_path).broadsheet_sites()
    counts = {}

    class Counter:
        @broadsheet.hookimpl
        def broadsheet_claims(self, page):
            counts.update(ref.load().counts(page))

    broadsheet.Parser(plugins=[Counter()]).parse(PAGE)
    assert [0, 1, 1] == [counts[name] for name in sorted(counts)]
