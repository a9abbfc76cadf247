"""HTML out holds allow-listed elements, attributes and addresses only, whatever the article holds."""

from html.parser import HTMLParser

import nh3
from hypothesis import given, settings

from broadsheet.render.html import ELEMENTS
from broadsheet.testing import strategies

_VOID = {"br", "img"}


class _Judge(HTMLParser):
    """Collects what is not allowed, and elements that are not closed in the order of opening."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.faults = []

    def handle_starttag(self, tag, attrs):
        self.faults += [f"<{tag}>"] if tag not in ELEMENTS else []
        for name, value in attrs:
            if name not in ELEMENTS.get(tag, ()):
                self.faults.append(f"{tag} {name}")
            allowed = (
                ("http://", "https://") if tag == "img" else ("http://", "https://", "mailto:", "#article-")
            )
            if name in ("href", "src") and not value.lower().startswith(allowed):
                self.faults.append(f"{tag} {name}={value}")
            if name == "id" and not value.startswith("article-"):
                self.faults.append(f"id {value}")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_comment(self, data):
        self.faults.append("comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def _faults(document):
    judge = _Judge()
    judge.feed(document)
    judge.close()
    return judge.faults + judge.open


@settings(derandomize=True, deadline=None, max_examples=50)
@given(strategies.articles(hostile=True))
def test_html_holds_nothing_but_the_allow_list(article):
    """A reader finds no other element, attribute, comment or address in it, and it is UTF-8."""
    document = article.to_html()

    assert [] == _faults(document)
    assert document == document.encode().decode()


@settings(derandomize=True, deadline=None, max_examples=50)
@given(strategies.articles(hostile=True))
def test_a_sanitizer_that_reads_like_a_browser_changes_nothing(article):
    """``nh3`` with the same allow-list gives the document back byte for byte."""
    document = article.to_html()

    cleaned = nh3.clean(
        document,
        tags=set(ELEMENTS),
        attributes={tag: set(names) for tag, names in ELEMENTS.items() if names},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    assert document == cleaned
