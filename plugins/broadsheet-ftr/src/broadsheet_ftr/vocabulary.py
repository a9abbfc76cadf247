"""The directives of the site config format, and what becomes of each.

The names are those that FiveFilters documents (https://help.fivefilters.org/full-text-rss/site-patterns.html)
and those in use in its collection of configs.
"""

from collections.abc import Mapping
from typing import Final

__all__ = ["FUNCTIONS", "IGNORED", "SWITCHES", "USED", "WITH_ARGUMENT", "XPATHS"]

#: Directives that have an effect on an article, or on what this package can tell about it.
USED: Final = frozenset(
    {
        "author",
        "body",
        "date",
        "find_string",
        "if_page_contains",
        "next_page_link",
        "replace_string",
        "single_page_link",
        "strip",
        "strip_id_or_class",
        "strip_image_src",
        "test_contains",
        "test_url",
        "title",
        "wrap_in",
    }
)

_NETWORK: Final = "about fetching pages, which is not done here"
_LOGIN: Final = "about logging in, which is not done here"
_GENERIC: Final = "done for every page"
_TREE: Final = "edits the page's tree, which is read-only"

#: Directives that are read and have no effect, with the reason.
IGNORED: Final[Mapping[str, str]] = {
    "http_header": _NETWORK,
    "single_page_link_in_feed": _NETWORK,
    "requires_login": _LOGIN,
    "login_uri": _LOGIN,
    "login_username_field": _LOGIN,
    "login_password_field": _LOGIN,
    "login_extra_fields": _LOGIN,
    "not_logged_in_xpath": _LOGIN,
    "parser": "chooses a parser of HTML; there is one",
    "tidy": "repairs HTML by a program of its own; the parser does that",
    "prune": _GENERIC,
    "convert_double_br_tags": _GENERIC,
    "footnotes": "makes footnotes of links, which is a matter of the output format",
    "src_lazy_load_attr": _GENERIC,
    "insert_detected_image": _GENERIC,
    "autodetect_next_page": _GENERIC,
    "strip_comments": _GENERIC,
    "autodetect_on_failure": "where a rule fails the generic answer always stands",
    "skip_json_ld": "JSON-LD is one witness among others",
    "native_ad_clue": "an advertisement made as an article is an article",
    "dissolve": _TREE,
    "move_into": _TREE,
    "strip_attr": _TREE,
    "post_strip_attr": _TREE,
    "skip_id_or_class": "exceptions for a clean-up that is not done here",
}

#: Directives whose value is an XPath 1.0 expression.
XPATHS: Final = frozenset(
    {
        "author",
        "body",
        "date",
        "if_page_contains",
        "next_page_link",
        "single_page_link",
        "strip",
        "title",
        "wrap_in",
    }
)

#: Directives that are written ``name(argument): value``.
WITH_ARGUMENT: Final = frozenset({"http_header", "move_into", "replace_string", "wrap_in"})

#: Directives whose value is yes or no.
SWITCHES: Final = frozenset(
    {
        "autodetect_next_page",
        "autodetect_on_failure",
        "convert_double_br_tags",
        "footnotes",
        "insert_detected_image",
        "prune",
        "requires_login",
        "skip_json_ld",
        "strip_comments",
        "tidy",
    }
)

#: The functions of XPath 1.0, and what else stands before a parenthesis there.
FUNCTIONS: Final = frozenset(
    "last position count id local-name namespace-uri name string concat starts-with contains substring-before"
    " substring-after substring string-length normalize-space translate boolean not true false lang number sum"
    " floor ceiling round comment text processing-instruction node and or div mod".split()
)
