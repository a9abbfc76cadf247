"""Laying a page flat: blocks, inline markup, media and clues."""

import pytest
from lxml import etree

from broadsheet._html.walk import walk
from broadsheet._lexicon import cues as c
from broadsheet._records import Mark
from broadsheet._words import fold
from broadsheet.limits import Limits

LIMITS = Limits()


def tree(body):
    return etree.fromstring(f"<html><body>{body}</body></html>", etree.HTMLParser())


def lay(body, **options):
    return walk(tree(body), {}, LIMITS, **options)


def texts(body):
    return [block.text for block in lay(body).blocks]


def inline(block):
    """Inline markup of a block: its folded text, kind and href."""
    return [
        (fold("".join(block.pieces[first:last])), kind, href)
        for first, last, kind, href in block.inline or ()
    ]


def clues(body):
    return [(clue.kind, clue.source, clue.text, clue.value) for clue in lay(body).clues]


# --------------------------------------------------------------------------------------------- blocks


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (["One", "Two"], "<div>One<p>Two</p></div>"),
        (["One", "Two", "Three"], "<div>One<div>Two</div>Three</div>"),
        (["One two"], "<div><span>One</span> <span>two</span></div>"),
        (["Half-open"], "<p>Half<i>-</i><b>op</b>en</p>"),
        (["a b"], "<p>  a \n\t b  </p>"),
        (["Ferry", "late"], "<my-card>Ferry</my-card><x-note>late</x-note>"),
        (["before after"], "<p>before <script>var x = 1</script><svg><text>drawn</text></svg>after</p>"),
        ([], "<div> <p>\n</p>&nbsp;</div>"),
        (["long-word and more", "next"], "<p>long-<wbr>word and more</p>next"),
        (["before", "after"], "<p>before</p><embed src='/a'><p>after</p>"),
        (["caf\u00e9"], "<p>caf\u00e9\u200b</p>"),
    ],
)
def test_text_becomes_blocks_at_block_boundaries(expected, body):
    """A block is what a browser sets as one paragraph, its white space folded."""
    assert expected == texts(body)


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (["one\ntwo"], "<p>one<br>two</p>"),
        (["one", "two"], "<p>one<br><br>two</p>"),
        (["one", "two\nthree"], "<p>one<br> <br>\n<br>two<br>three</p>"),
        (["one"], "<p><br><br>one<br><br></p>"),
        (["one\ntwo"], "<p>one<span class='line br'></span>two</p>"),
        (["onebetweentwo"], "<p>one<span class=br>between</span>two</p>"),
    ],
)
def test_one_break_is_a_line_and_two_are_a_block(expected, body):
    """One ``<br>``, or an empty element with that class, breaks a line inside a block, two or more begin a new block."""
    assert expected == texts(body)


def test_inline_markup_is_shared_out_over_paragraphs_made_by_breaks():
    """Markup around a double break continues in the paragraph after it."""
    first, second = lay("<p><a href='/x'>one<br><br>two</a> <b>three</b></p>").blocks
    assert [("one", "link", "/x")] == inline(first)
    assert [("two", "link", "/x"), ("three", "strong", None)] == inline(second)


def test_preformatted_text_keeps_its_white_space():
    """In ``<pre>`` lines and indents stay, tabs become spaces, blocks become lines."""
    assert ["if a:\n    b\nc"] == texts("<pre>\nif a:  \n\tb<div>c</div>\n</pre>")


def test_text_after_preformatted_text_is_folded_again():
    """A ``<pre>`` ends with its end tag."""
    assert ["a  b", "c d"] == texts("<pre>a  b</pre><p>c  d</p>")


def test_nodes_are_the_block_elements():
    """Each block-level element is a node with tag, parent, class or id, and the blocks inside."""
    nodes = lay("<div id=a class=b>x<p id=c>y</p></div><ul></ul>").nodes
    assert ["html", "body", "div", "p", "ul"] == nodes.tag
    assert [-1, 0, 1, 2, 1] == nodes.parent
    assert ["", "", "b", "c", ""] == nodes.hints
    assert [(0, 2), (0, 2), (0, 2), (1, 2), (2, 2)] == list(zip(nodes.first, nodes.last, strict=True))


def test_lists_and_tables_keep_what_assembly_needs():
    """Start of lists, address of quotes, span of cells and anchors of headings are read, nothing else."""
    body = (
        "<ol start=3><li id=n>a</li></ol><blockquote cite=/q>b</blockquote>"
        "<table><tr><td colspan=2 id=z>c</td></tr></table><h2 id=top>d</h2><p id=no>e</p>"
    )
    nodes = lay(body).nodes
    assert {"ol": "3", "li": "n", "blockquote": "/q", "td": "2", "h2": "top"} == {
        nodes.tag[node]: value for node, value in nodes.attr.items()
    }
    assert ["li", "blockquote", "td", "h2", "p"] == [block.tag for block in lay(body).blocks]


def test_cues_are_read_for_nodes_with_text_only():
    """A node without text has no cues, whatever its class says."""
    nodes = lay("<div class=sidebar>a</div><div class=sidebar></div>").nodes
    assert [c.SIDEBAR, 0] == nodes.cues[2:]


def test_words_are_counted_over_lines():
    """The lines of a block count together."""
    assert [4] == [block.words for block in lay("<p>one two<br>three four</p>").blocks]


# ------------------------------------------------------------------------------------- inline markup


def test_inline_elements_mark_their_text():
    """Emphasis, links and code become spans over the text, in the order in which they end."""
    (block,) = lay("<p>a <a href='/b'>b <em>c</em></a> <code>d</code> <u>e</u></p>").blocks
    assert [("c", "emphasis", None), ("b c", "link", "/b"), ("d", "code", None)] == inline(block)
    assert len("b c") == block.link_chars


def test_inline_markup_around_blocks_continues_in_each():
    """A link around two paragraphs is a link in both."""
    blocks = lay("<a href='/x'><p>one</p><p>two</p></a>").blocks
    assert [[("one", "link", "/x")], [("two", "link", "/x")]] == [inline(block) for block in blocks]
    assert [3, 3] == [block.link_chars for block in blocks]


def test_blocks_without_inline_markup_keep_no_pieces():
    """Pieces are kept only where there is markup over them."""
    assert [None] == [block.pieces for block in lay("<p>a <span>b</span></p>").blocks]


def test_very_deep_inline_markup_is_bounded():
    """Of inline elements inside each other the outer sixteen are kept, and the text of all."""
    blocks = lay("<div>" + "<b>" * 200 + "<div>one</div>two").blocks
    assert ["one", "two"] == [block.text for block in blocks]
    assert [16, 16] == [len(block.inline) for block in blocks]


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        ("E = mc^2", "<math><mi>E</mi><annotation encoding='application/x-tex'>E = mc^2</annotation></math>"),
        ("E = m", "<math><mi>E</mi><mo>=</mo><mi>m</mi></math>"),
    ],
)
def test_formulas_are_one_piece(expected, body):
    """A formula is its TeX source, or the text of its parts."""
    (block,) = lay(f"<p>So {body}.</p>").blocks
    assert [(expected, "math", None)] == inline(block)
    assert f"So {expected}." == block.text


def test_labels_for_screen_readers_are_left_out():
    """A short inline text that no screen shows is dropped, a long one is content."""
    long = "word " * 30
    assert ["Read", fold(long)] == texts(
        f"<p>Read<span class=visually-hidden> on</span></p><p><span class=visually-hidden>{long}</span>"
    )


# --------------------------------------------------------------------------------------------- media


@pytest.mark.parametrize("style", ["display:none", "color: red; display : none"])
def test_short_hidden_spans_are_left_out(style):
    """A few words that a style hides in the middle of a line are no text; many are."""
    long = "word " * 40
    assert ["a@news.example", fold(long)] == texts(
        f"<p>a@<span style='{style}'>no spam</span>news.example</p><p><span style='{style}'>{long}</span></p>"
    )


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        ("<div hidden>a</div>", 1),
        ("<div style='display:none'>a</div>", 1),
        ("<div hidden=until-found>a</div>", 0),
        ("<div hidden id=S:1f>a</div>", 0),
    ],
)
def test_what_no_screen_shows(body, hidden):
    """Attributes hide an element, but not what a script is going to put in place."""
    assert hidden == len(lay(body).nodes.hidden)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a (<my-link><a href=/x>1</a></my-link>) b</p>", ["a (1) b"]),
        ("<h2><div><a name=x></a>a</div></h2>", ["a"]),
        ("<h2><div>a</div><div>b</div></h2>", ["a", "b"]),
        ("<my-box><p>a</p></my-box>b", ["a", "b"]),
    ],
)
def test_wrappers_where_there_can_be_no_block(body, expected):
    """A custom element in a paragraph and a lone wrapper in a heading are part of their line."""
    layout = lay(body)
    assert expected == [block.text for block in layout.blocks]


def test_anchors_are_no_links():
    """An ``<a>`` without an address links nothing."""
    assert 0 == lay("<p><a name=x>a</a>").blocks[0].link_chars


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (["Huts"], "<h2>Huts <a href='#huts'>#</a></h2>"),
        (["Huts"], "<h2><a href='/harbour#huts'>§</a>Huts</h2>"),
        (["Huts"], "<h3>Huts<a href='#huts'> <i>🔗\ufe0f</i> </a></h3>"),
        (["Huts"], "<h3>Huts<a href='#part2'>#part2</a></h3>"),
        (["mend(net)", "Mends it."], "<dl><dt>mend(net)<a href='#mend'>¶</a></dt><dd>Mends it.</dd></dl>"),
        (["Huts"], "<h2><a href='#huts'>Huts</a></h2>"),
        (["Huts*"], "<h2>Huts<a href='#note'>*</a></h2>"),
        (["Huts #"], "<h2>Huts <a href='/huts'>#</a></h2>"),
        (["As in §"], "<p>As in <a href='#law'>§</a></p>"),
        (["5 # 6 7 8"], "<h2>5 <a href='#x'>#<b> 6</b><b> 7</b><b> 8</b></a></h2>"),
    ],
)
def test_permalinks_of_headings_are_left_out(expected, body):
    """The sign by which a heading links to itself is no part of it; a mark and linked words are."""
    assert expected == texts(body)


def test_pictures_between_forced_breaks_keep_their_place():
    """A picture behind two forced line breaks stands behind the paragraph that they end."""
    layout = lay("<p>a<br><br><img src=1.png><br>b<br><img src=2.png><br><br>c</p>")
    assert ["a", "b", "c"] == [block.text for block in layout.blocks]
    assert [1, 1] == [media.block for media in layout.media]


def test_images_keep_their_attributes_and_their_place():
    """A picture knows the block after it, the node and the link around it."""
    (image,) = lay("<p>a</p><div><a href='/full'><img data-src=b.png alt=c></a></div>").media
    assert ("image", 1, 3, "/full") == (image.kind, image.block, image.node, image.link)
    assert {"data-src": "b.png", "alt": "c"} == image.attributes


def test_sources_of_a_picture_go_to_its_image():
    """The ``srcset`` of ``<source>`` elements belongs to the next picture only."""
    body = "<picture><source srcset='a 1x'><source data-srcset='b 2x'><img src=c></picture><img src=d>"
    assert [{"src": "c", "sources": "a 1x, b 2x"}, {"src": "d"}] == [
        media.attributes for media in lay(body).media
    ]


def test_noscript_inside_one_with_content_is_a_part_of_it():
    """What is in a ``<noscript>`` that holds text is not asked again, however deep notices are nested."""
    layout = lay(
        f"<noscript><p>{'word ' * 150}</p><noscript><p>Inner</p></noscript></noscript>", scripts=False
    )
    assert "Inner" == layout.blocks[-1].text


def test_images_of_noscript_are_said_to_be_such():
    """A picture inside ``<noscript>`` is media; its text is not."""
    layout = lay("<p>x</p><noscript>Turn it on <img src=a></noscript>")
    assert [{"src": "a", "noscript": ""}] == [media.attributes for media in layout.media]
    assert ["x"] == [block.text for block in layout.blocks]


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        ({"src": "/a", "tag": "iframe"}, "<iframe src='/a'>fallback</iframe>"),
        ({"src": "/b", "tag": "video"}, "<video><source src='/b'>fallback</video>"),
        ({"src": "/c", "tag": "object"}, "<object><a href='/c'>fallback</a></object>"),
        ({"tag": "audio"}, "<audio>fallback</audio>"),
        ({"videoid": "d", "tag": "lite-youtube"}, "<lite-youtube videoid=d>fallback</lite-youtube>"),
    ],
)
def test_embeds_have_an_address(expected, body):
    """An embed takes its address from itself, else from what is inside; its fallback is no text."""
    layout = lay(body)
    assert [expected] == [media.attributes for media in layout.media]
    assert [] == layout.blocks


# --------------------------------------------------------------------------------------------- clues


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (("author", "itemprop author", "Ann Reed", None), "<p><span itemprop=author>Ann Reed</span></p>"),
        (("author", "itemprop author", "Ann Reed", None), "<div itemprop=author>Ann Reed</div>"),
        (("date", "time", "May", "2024-05-01"), "<p><time datetime=2024-05-01>May</time></p>"),
        (("modified", "itemprop dateModified", "", "2024"), "<div itemprop=dateModified content=2024></div>"),
        (("date", "class date", "May", "1 May"), "<p><span class=date title='1 May'>May</span></p>"),
        (("byline", "class byline", "By Ann", None), "<p><span class=byline>By <b>Ann</b></span></p>"),
        (("kicker", "class kicker", "Ports", None), "<div class=kicker>Ports</div>"),
        (("author", "rel author", "Ann", None), "<p><a rel='nofollow author' href='/a'>Ann</a></p>"),
        (("tag", "rel tag", "Ports", None), "<p><a rel=tag href='/t'>Ports</a></p>"),
        (("tag", "rel category", "Ports", None), "<p><a rel='category tag' href='/t'>Ports</a></p>"),
        (("author", "href author", "Ann", None), "<p><a href='/author/ann'>Ann</a></p>"),
    ],
)
def test_markup_gives_clues(expected, body):
    """What an element claims to be is a clue with its text and its machine-readable value."""
    assert [expected] == clues(body)


@pytest.mark.parametrize(
    "body",
    [
        f"<p><span class=byline>{'word ' * 200}</span></p>",
        f"<div class=byline>{'<p>word</p>' * 9}</div>",
        "<p><span class=byline></span>text</p>",
    ],
)
def test_long_and_empty_elements_give_no_clue(body):
    """A text that is too long for metadata, or missing, is none."""
    assert [] == clues(body)


def test_clues_of_links_have_the_address():
    """A clue that is a link tells where it leads and where it stands."""
    (clue,) = lay("<p>a</p><p><em><a href='/author/ann'>Ann</a></em></p>").clues
    assert ("/author/ann", 1, 3) == (clue.href, clue.block, clue.node)


def test_article_body_of_microdata_is_a_cue():
    """``itemprop=articleBody`` is no clue but a cue of its node."""
    layout = lay("<div itemprop=articleBody>a</div>")
    assert [] == layout.clues
    assert c.BODY_PROP == layout.nodes.cues[2]


# ------------------------------------------------------------------------------ marks, limits, explain


MENU = "".join(
    f"<a href='/{name}'>{name}</a> " for name in ("Home", "News", "Town", "Sport", "Books", "Shop")
)


@pytest.mark.parametrize(
    ("expected", "path"), [(False, "//p"), (True, "//a[3]"), (True, "//nav"), (True, "//body")]
)
def test_menu_that_a_site_marks_is_walked(expected, path):
    """A menu is left out as ever when a site marks other elements; a mark in or around it keeps it."""
    root = tree(f"<nav>{MENU}</nav><p>One.</p>")
    layout = walk(root, {root.xpath(path)[0]: Mark.BODY}, LIMITS)
    assert expected == ("Home" in layout.blocks[0].text)


def test_marks_are_inherited_and_end_with_their_element():
    """A mark holds for the blocks and media inside, the innermost mark wins."""
    root = tree("<div>a<p>b</p><section>c<img src=d></section></div><p>e</p>")
    marks = {root.find(".//div"): Mark.BODY, root.find(".//section"): Mark.DROP}
    layout = walk(root, marks, LIMITS)
    assert [("a", Mark.BODY), ("b", Mark.BODY), ("c", Mark.DROP), ("e", None)] == [
        (block.text, block.mark) for block in layout.blocks
    ]
    assert [Mark.DROP] == [media.mark for media in layout.media]
    assert {2: Mark.BODY, 4: Mark.DROP} == layout.nodes.mark


@pytest.mark.parametrize("tag", ["span", "a", "pre"])
def test_marked_elements_that_are_no_blocks_become_nodes(tag):
    """A mark on an inline element cuts its text out of the block around it."""
    root = tree(f"<div>one<{tag}>two</{tag}>three</div>")
    layout = walk(root, {root.find(f".//{tag}"): Mark.NOTE}, LIMITS)
    assert [("one", None), ("two", Mark.NOTE), ("three", None)] == [
        (block.text, block.mark) for block in layout.blocks
    ]


@pytest.mark.parametrize("body", ["<div><p>x</p></div>" * 9, "x<p></p>" * 9, "<b>x<p>y</p></b>" * 9])
def test_too_many_blocks_end_the_walk(body):
    """The walk stops soon after ``max_blocks``, says so, and leaves complete nodes."""
    layout = walk(tree(body), {}, Limits(max_blocks=3))
    assert ["blocks_cut"] == [warning.code for warning in layout.warnings]
    assert len(layout.blocks) in {4, 5}
    assert [len(layout.blocks)] * 2 == layout.nodes.last[:2]


def test_explain_keeps_what_became_no_block():
    """On demand text that is not shown in place is kept with the reason, scripts never."""
    body = (
        "<p>a<span class=visually-hidden>b</span></p><select><option>c</option></select>"
        "<noscript>d</noscript><video>e</video><script>f</script><style>g</style>"
    )
    assert [] == lay(body).dropped
    assert [("b", "screen reader text"), ("c", "<select>"), ("d", "<noscript>"), ("e", "<video>")] == lay(
        body, explain=True
    ).dropped


def test_deep_pages_need_no_recursion():
    """The deepest tree that the parser makes is walked to its end."""
    depth = 1_900
    parser = etree.HTMLParser(huge_tree=True)
    root = etree.fromstring("<html><body>" + "<div>" * depth + "deep" + "</div>" * depth + "<p>after", parser)
    assert ["deep", "after"] == [block.text for block in walk(root, {}, LIMITS).blocks]


def test_the_tree_is_not_changed():
    """Walking leaves the tree as it was."""
    root = tree("<div class=byline>a<br>b<a href=/c>c</a><noscript><img src=d></noscript></div>")
    before = etree.tostring(root)
    walk(root, {root[0][0]: Mark.BODY}, LIMITS, explain=True)
    assert before == etree.tostring(root)


def test_readings_beside_characters_are_no_text():
    """Ruby keeps the characters; how they are read, and the brackets around that, are left out."""
    assert texts("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>の港</p>") == ["東京の港"]


def test_formula_drawn_beside_its_markup_stands_once():
    """What KaTeX draws for the eye is left out beside the MathML of the same formula."""
    formula = "<math><semantics><mi>E</mi><annotation encoding='application/x-tex'>E=mc^2</annotation></semantics></math>"
    drawn = "<span class=katex-html aria-hidden=true><span>E</span><span>=mc</span><span>2</span></span>"
    page = f"<p>Say <span class=katex><span class=katex-mathml>{formula}</span>{drawn}</span> twice.</p>"
    assert texts(page) == ["Say E=mc^2 twice."]
