"""Law: the encoding of a page means nothing, as long as somebody names it."""

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rewriting_pages import essence

import broadsheet
from broadsheet.testing import strategies

PARSER = broadsheet.Parser(plugins=())
# Label of the Encoding Standard -> the codec that writes it.
ENCODINGS = {
    "utf-8": "utf-8-sig",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "windows-1252": "cp1252",
    "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
    "windows-1256": "cp1256",
    "gb18030": "gb18030",
    "big5": "big5",
    "iso-8859-15": "iso8859-15",
}


def encoded(source, codec):
    """The source in an encoding; examples that it cannot write are skipped."""
    try:
        return source.encode(codec)
    except UnicodeEncodeError:
        assume(False)
        raise


@settings(derandomize=True, deadline=None, max_examples=25)
@given(strategies.article_pages() | strategies.text_dumps(), st.sampled_from(sorted(ENCODINGS)))
def test_encoding_named_by_the_caller(page, label):
    """A page of bytes reads as its characters do when the caller names the encoding."""
    data = encoded(page.source.replace('<meta charset="utf-8">', ""), ENCODINGS[label])
    read = attrs.evolve(page, source=data, encoding=label).parse(PARSER)
    assert essence(page.parse(PARSER)) == essence(read)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(
    strategies.article_pages(),
    st.sampled_from([name for name in sorted(ENCODINGS) if "16" not in name]),
    st.booleans(),
)
def test_encoding_named_by_the_page(page, label, in_header):
    """A page of bytes reads as its characters do when its head or its server names the encoding."""
    declared = "" if in_header else f"<meta http-equiv='Content-Type' content='text/html; charset={label}'>"
    source = page.source.replace('<meta charset="utf-8">', declared)
    read = attrs.evolve(
        page,
        source=encoded(source, ENCODINGS[label]),
        content_type=f"text/html; charset={label.upper()}" if in_header else None,
    ).parse(PARSER)
    assert essence(page.parse(PARSER)) == essence(read)
