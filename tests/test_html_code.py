"""What highlighters put around and between the lines of code."""

import pytest
from helpers import laid

from broadsheet import parse
from broadsheet.model import Code


@pytest.mark.parametrize(
    "html",
    [
        "<pre><span class=lineno>1</span>a = 1\n<span class=lineno>2</span>b = 2</pre>",
        "<pre><code><span class='linenumber x'> 9</span>a = 1\n<span class='linenumber x'>10</span>b = 2</code></pre>",
        "<pre><code><span style='color:red;user-select:none'>1</span>a = 1\n"
        "<span style='-webkit-user-select: none'>2</span>b = 2</code></pre>",
        "<table><tr><td class=gutter><pre>1\n2</pre></td><td><pre>a = 1\nb = 2</pre></td></tr></table>",
        "<table><tr><td class=linenos><div class=linenodiv><pre><span>1</span>\n<span>2</span></pre></div></td>"
        "<td><pre>a = 1\nb = 2</pre></td></tr></table>",
        "<pre><code><div>a = 1</div><div>b = 2</div></code></pre>",
        "<pre><code><div>a = 1\n</div><div>b = 2\n</div></code></pre>",
        "<pre><ol><li>a = 1</li><li>b = 2</li></ol></pre>",
        "<pre><code><table><tr><td class=hljs-ln-numbers></td><td>a = 1</td></tr>"
        "<tr><td class=hljs-ln-numbers></td><td>b = 2</td></tr></table></code></pre>",
        "<pre><code><div class=line><div class=gutter><div class=ln>1</div></div><div>a = 1</div></div>"
        "<div class=line><div class=gutter><div class=ln>2</div></div><div>b = 2</div></div></code></pre>",
        "<pre><code><div class=code__header><span>python</span><button>Copy</button></div>"
        "<div>a = 1\nb = 2</div></code></pre>",
        "<pre><code><button>Copy</button>a = 1\nb = 2</code></pre>",
    ],
)
def test_lines_of_code_alone_are_code(html):
    """Numbers of lines, the bar above them and the elements around each line leave no trace."""
    assert ["a = 1\nb = 2"] == [block.text for block in laid(f"<body>{html}").blocks]


@pytest.mark.parametrize(
    "html",
    [
        "<pre>1\n2</pre>",
        "<pre>\n<span class=mi>1</span>\n<span class=mi>2</span></pre>",
        "<pre class=lineno>1\n2 + 2</pre>",
        "<pre><code><span class=ln>x</span></code></pre>",
    ],
)
def test_numbers_may_be_the_code(html):
    """Digits in what is not named for the numbers of lines are code, and so is all else whatever its name."""
    assert 1 == len(laid(f"<body>{html}").blocks)


def test_blank_lines_stay():
    """An empty element between two lines, or one that holds a line break, is a blank line."""
    html = "<pre><code><div>a</div><div></div><div>b\n</div><div>\n</div><div>c</div></code></pre>"
    assert ["a\n\nb\n\nc"] == [block.text for block in laid(f"<body>{html}").blocks]


def test_typed_text_in_elements_is_no_code():
    """Paragraphs in a ``<pre>`` that does not begin with code are blocks of their own."""
    assert ["a", "b"] == [block.text for block in laid("<body><pre><p>a</p><p>b</p></pre>").blocks]


def test_what_was_left_out_of_code_is_told():
    """Numbers and toolbars are among what was removed."""
    html = "<pre><code><button>Copy</button><span class=lineno>7</span>a = 1</code></pre>"
    removed = parse(f"<body><p>Text</p>{html}", kind="html", explain=True).removed
    assert {("Copy", "code toolbar"), ("7", "line numbers")} <= {(part.text, part.reason) for part in removed}


@pytest.mark.parametrize(
    "html",
    [
        '<pre data-lang="Go" class=chroma><code>func main() {}</code></pre>',
        "<pre class=chroma><code data-lang=go>func main() {}</code></pre>",
        "<pre data-language=go>func main() {}</pre>",
    ],
)
def test_attribute_names_the_language(html: str) -> None:
    """An attribute of the code, or of the element around it, names its language as a class would."""
    prose = "<p>The tide turns at eleven, and the pilot looks out of the window before he sails.</p>" * 3
    article = parse(f"<article><h1>Tides</h1>{prose}{html}{prose}</article>")
    assert [block.language for block in article.blocks if isinstance(block, Code)] == ["go"]
