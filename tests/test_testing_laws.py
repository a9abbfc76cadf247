"""Each law holds for a sound site and is broken by one that errs; the report shows a small page."""

import builtins

import pytest

import broadsheet
from broadsheet.errors import PluginError
from broadsheet.sites import Site, field, texts
from broadsheet.testing import LAWS, LawError, SamplePage, check_laws, laws
from broadsheet.testing.shrinking import smallest

HTML = """<html><body><div class="menu"><a href="/a">Home</a></div><article><h1>Harbour plan backed</h1>
<p>The council of Port Alder voted on Monday for the new harbour wall, after a debate that lasted until midnight.</p>
<p>Work begins in May. The wall will be forty metres longer than the old one, and it will carry a path for walkers.</p>
<p>The cost is shared by the town and the county, which will each pay half over a period of six years from now.</p>
<div class="rubric">Town</div></article></body></html>"""
PAGE = SamplePage(source=HTML, url="https://gazette.example/a", kind="html", boilerplate=("Town",))
TEXT = SamplePage(source="Harbour plan backed\n\nWork begins in May.\n", url=PAGE.url, kind="text")


class Sound(Site):
    hosts = ("gazette.example",)
    drop = ("css:.menu",)
    drop_text = ("^Advertisement$",)

    @field("category")
    def find_category(self, page):
        return next(iter(texts(page, "//div[@class='rubric']")), None)


class Unreadable(Sound):
    drop = ("//p[",)


class Failing(Sound):
    @field("title")
    def find_title(self, page):
        return page.root.find("body/div/h1").text


class NumberForElements(Sound):
    drop = ("1 + 1",)


class UnreadableShape(Sound):
    requires = ("//p[",)


class Editing(Sound):
    @field("title")
    def find_title(self, page):
        page.root.set("x", "y")


class Counting(Sound):
    count = 0

    @field("category")
    def find_category(self, page):
        self.count += 1
        return f"Page {self.count}"


class Wide(Sound):
    hosts = ("example",)


class Greedy(Sound):
    body = ("//nav", "//footer")


class Rubric(Sound):
    body = ("css:.rubric",)


class Absolute(Sound):
    fields = {"category": "/html/body/article/div"}

    @field("category")
    def find_category(self, page):
        return None


class WithoutLinks(Sound):
    drop = ("//p[a]",)


class Versioned(Site):
    hosts = ("*.gazette.example",)
    versions = (Failing,)


class OfSystem(Failing):
    hosts = ()
    traits = ("divi",)


class Losing(Sound):
    def marks(self, page, report=None):
        for paragraph in () if page.root is None else page.root.iter("p"):
            paragraph.text = None
        return super().marks(page, report)


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("page", [PAGE, TEXT], ids=["html", "text"])
def test_sound_site_keeps_each_law(law, page):
    """A site whose rules are relative, guarded and only look keeps every law."""
    law(Sound(), page)


@pytest.mark.parametrize(
    ("law", "site", "message"),
    [
        (laws.rules_compile, Unreadable, r"//p\["),
        (laws.never_raises, Failing, "field title: AttributeError"),
        (laws.never_raises, NumberForElements, r"1 \+ 1"),
        (laws.never_raises, UnreadableShape, "requires: XPath"),
        (laws.leaves_tree_alone, Editing, "the tree"),
        (laws.is_deterministic, Counting, "another page in between changes category"),
        (laws.abstains_elsewhere, Wide, r"on elsewhere\.example, changes"),
        (laws.inserts_no_boilerplate, Greedy, "Zarvo Quimble"),
        (laws.inserts_no_boilerplate, Rubric, "'Town'"),
        (laws.conserves_text, Losing, "nor in what was removed: The council of"),
        (laws.ignores_wrappers, Absolute, "wrapping changes category:\n- 'Town'\n\\+ null"),
    ],
)
def test_erring_site_breaks_its_law(law, site, message):
    """A site that errs breaks the law against it, and the message says how."""
    with pytest.raises(LawError, match=message):
        law(site(), PAGE)


def test_kinds_and_addresses_are_no_text():
    """Text that a site drops is not lost, though the block and the link that it was in are."""
    link = "<a href='mailto:desk@quimble.example'>Work begins</a>"
    page = SamplePage(source=HTML.replace("Work begins", link), url=PAGE.url, kind="html")
    assert "quimble" in page.parse(broadsheet.Parser(plugins=())).to_json()
    laws.conserves_text(WithoutLinks(), page)


def test_every_law_is_public_and_states_itself():
    """The laws are the public functions of their module, and the first line of each is a sentence."""
    public = {getattr(laws, name) for name in laws.__all__ if name[0].islower()}
    assert public == set(LAWS)
    assert [] == [law.__name__ for law in LAWS if not law.__doc__.splitlines()[0].endswith(".")]


def test_all_laws_are_checked_at_once():
    """A sound site passes, on its own pages and on generated ones."""
    check_laws(Sound, pages=[PAGE, TEXT])


def test_report_names_each_law_and_shows_a_small_page():
    """The report has law, fault and the smallest page found, for each law that is broken."""
    with pytest.raises(LawError) as caught:
        check_laws(Absolute(), pages=[PAGE], examples=0)
    report = str(caught.value).splitlines()
    assert "breaks 1 of 8 laws" in report[0]
    assert report[2].startswith("ignores_wrappers: Wrapper elements")
    assert ["    wrapping changes category:", "    - 'Town'", "    + null"] == report[3:6]
    assert "    on this page of https://gazette.example/a:" == report[6]
    assert len("".join(report[7:])) < 60


@pytest.mark.parametrize("site", [Failing, Versioned, OfSystem])
def test_generated_pages_find_what_own_ones_do_not(site):
    """Without pages of its own a site is tried on generated ones, whatever it is found by."""
    with pytest.raises(LawError, match="never_raises"):
        check_laws(site, laws=[laws.never_raises])


def test_laws_can_be_left_out():
    """A site may break a law on purpose."""
    check_laws(
        Absolute, pages=[PAGE], laws=[law for law in LAWS if law is not laws.ignores_wrappers], examples=0
    )


def test_own_laws_can_be_checked():
    """A law is a function of a site and a page."""

    def names_no_price(site, page):
        """No page has a price."""
        if "price" in page.source:
            raise LawError

    with pytest.raises(LawError, match="names_no_price: No page has a price"):
        check_laws(Sound, pages=[SamplePage(source="The price is high.")], laws=[names_no_price], examples=0)


def test_pages_as_bytes_are_shown_as_text():
    """The page of a fixture folder is bytes; the report decodes and shortens it."""
    page = SamplePage(source=HTML.encode(), url=PAGE.url, kind="html")
    with pytest.raises(LawError) as caught:
        check_laws(Failing, pages=[page], laws=[laws.never_raises], examples=0)
    assert "b'" not in str(caught.value)
    assert "council" not in str(caught.value)


def test_bytes_that_only_break_a_law_as_bytes_stay_bytes():
    """A page is not decoded when the fault lies in its bytes."""
    page = SamplePage(source=b"\xff<p>")
    assert page == smallest(page, lambda candidate: isinstance(candidate.source, bytes))


def test_sources_that_are_no_pages_break_no_law():
    """A site is not blamed for what the parser refuses."""
    for law in LAWS:
        law(Sound(), SamplePage(source=b"%PDF-1.7"))


def test_smallest_page_keeps_what_it_shows():
    """Tags, lines and words are taken away until each of them is needed."""
    found = smallest(PAGE, lambda page: "forty" in page.source and "<h1>" in page.source)
    assert "<h1>forty" == found.source.strip()


def test_generated_pages_need_the_extra(monkeypatch):
    """Without Hypothesis the error says what to install, and own pages can be checked all the same."""
    original = builtins.__import__

    def without(name, *args, **more):
        if name.startswith("hypothesis"):
            raise ImportError(name)
        return original(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    check_laws(Sound, pages=[PAGE], examples=0)
    with pytest.raises(PluginError, match=r"broadsheet\[testing\]"):
        check_laws(Sound, pages=[PAGE])
