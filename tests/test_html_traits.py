"""Telling which system made a page."""

import pytest

from broadsheet._html.head import read_head
from broadsheet._html.traits import detect_traits
from broadsheet._html.tree import build_tree
from broadsheet.limits import Limits


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        (set(), "<p>x"),
        ({"wordpress"}, '<meta name="generator" content="WordPress 6.4.2"><p>x'),
        ({"drupal"}, '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)"><p>x'),
        (
            {"wordpress", "gutenberg"},
            "<link rel=stylesheet href=/wp-includes/css/dist/block-library/s.css><p>x",
        ),
        ({"arc"}, '<link rel="preload" href="/pf/dist/engine/react.js?d=1"><p>x'),
        ({"wordpress", "divi"}, '<body class="single et_divi_theme"><p>x'),
        ({"wordpress", "elementor"}, '<body class="elementor-default"><p>x'),
        ({"amp"}, "<html amp><p>x"),
        ({"amp"}, "<html ⚡><p>x"),
        ({"webflow"}, '<html data-wf-page="1"><p>x'),
        ({"brightspot"}, '<meta name="brightspot.contentId" content="1"><p>x'),
        ({"nextjs"}, '<script id="__NEXT_DATA__" type="application/json">{}</script><p>x'),
        (set(), '<meta name="generator" content="Words about WordPress"><p class="elementor-page">x'),
    ],
)
def test_systems_are_told_by_their_evidence(expected, html):
    """Generator, addresses of assets, meta names, root attributes and body classes name the system."""
    limits = Limits()
    root, _ = build_tree(html.encode(), limits)
    head, _ = read_head(root, limits)
    assert expected == detect_traits(head, root)
