"""Ways to damage a page, for :mod:`benchmarks.fuzz`: each takes the random source and bytes, and gives bytes.

Damage is what crawls hold (cut downloads, two encodings in one page, crossing tags) and what an attacker would
write (thousands of attributes, nesting beyond any parser, characters that turn the direction of writing).
"""

import re
from collections.abc import Callable
from random import Random
from typing import TypeAlias

__all__ = ["MUTATIONS", "mutate"]

Mutation: TypeAlias = Callable[[Random, bytes, bytes], bytes]

_TAG = re.compile(rb"</?[a-zA-Z][^<>]{0,400}>")
_DIGITS = re.compile(rb"\d+")
_QUOTED = re.compile(rb"\"[^\"<>]{1,200}\"")
_LONGEST_ADDITION = 300_000  # bytes
_LONGEST_MULTITUDE = 100_000  # bytes of things that each cost as much as a paragraph

#: Pieces that are put anywhere: each has broken a reader of pages.
_PIECES = (
    *(
        b"\x00",
        b"\x0b\x0c\x1b\x7f\x85",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\x80",
    ),
    *(
        "\u202e\u2066\u200f".encode(),
        "\u2028\u2029\x85\ufeff\ufffe".encode(),
        "\U000e0041\U0010ffff".encode(),
    ),
    *(
        b"&#0;",
        b"&#xD800;",
        b"&#x202e;",
        b"&#99999999999;",
        b"&#1;",
        b"&lt;script&gt;alert(1)&lt;/script&gt;",
    ),
    *(
        b"<!--",
        b"-->",
        b"--!>",
        b"<![CDATA[",
        b"]]>",
        b"<?xml version='1.0' encoding='utf-16'?>",
        b"<!DOCTYPE x [",
    ),
    *(
        b"<script>",
        b"</script>",
        b"<style>",
        b"<textarea>",
        b"<title>",
        b"<plaintext>",
        b"<noscript>",
        b"<xmp>",
    ),
    *(b"<svg>", b"<math>", b"<template>", b"<select>", b"<frameset>", b"<iframe>", b"<object>", b"<pre>"),
    *(
        b"</body>",
        b"</html>",
        b"</p>",
        b"</div></div></div>",
        b"<body>",
        b"<table>",
        b"<li>",
        b"<a href=",
        b"<a",
    ),
    *(
        b"<base href='javascript:alert(1)//'>",
        b"<base href='http://['>",
        b"<meta charset=utf-16le>",
        b"<br><br>",
    ),
    *(b"<a href='http://[::1'>", b"<a href=javascript:alert(1)>", b"<img src='https://a.example/\xff\x00'>"),
    *(b"<img srcset=', ,, x 1e999w, y -3x' src='data:,'>", b"<td colspan=9007199254740991 rowspan=-1>"),
    *(
        b"<time datetime='99999-99-99T99:99:99+99:99'>",
        b"<time datetime='0000-00-00'>",
        b"<ol start=-99999999999>",
    ),
    b"<script type='application/ld+json'>" + b'{"@graph":[' * 900 + b"</script>",
    b'<script type="application/ld+json">{"@type":"NewsArticle","datePublished":1e999,"author":[[[{"name":{}}]]],'
    b'"headline":["\\ud800\\u0000\\u202e"],"url":"//["}</script>',
    *(
        b"\n\n\n\n\n\n",
        b"\r",
        b"\t",
        b" " * 3000,
        b"\xc2\xa0" * 500,
        b"=" * 2000,
        b"- \n" * 400,
        b"> > > > > > > ",
    ),
)
_ENCODINGS = (
    "utf-16",
    "utf-16-be",
    "shift_jis",
    "gb18030",
    "euc-kr",
    "koi8-r",
    "cp1252",
    "cp1256",
    "iso2022_jp",
)
_LABELS = (
    *_ENCODINGS,
    "utf-7",
    "x-user-defined",
    "zip",
    "idna",
    "unicode_escape",
    "replacement",
    "\x00",
    "utf-32",
)
_WRAPPERS = (
    b"div",
    b"b",
    b"ul",
    b"blockquote",
    b"table",
    b"span",
    b"a",
    b"font",
    b"section",
    b"article",
    b"p",
)


def mutate(random: Random, page: bytes, other: bytes) -> tuple[bytes, list[str]]:
    """The page with one to six damages, and their names, in order.

    Args:
        random: Decides everything.
        page: The page.
        other: Another page, to take pieces from.
    """
    names = random.choices(list(MUTATIONS), k=random.randint(1, 6))
    for name in names:
        page = MUTATIONS[name](random, page, other)
    return page, names


def _place(random: Random, page: bytes) -> int:
    return random.randrange(len(page) + 1)


def _put(random: Random, page: bytes, piece: bytes) -> bytes:
    at = _place(random, page)
    return page[:at] + piece + page[at:]


def _stretch(random: Random, page: bytes, longest: int) -> tuple[int, int]:
    start = _place(random, page)
    return start, min(len(page), start + random.randrange(longest))


def _flip(random: Random, page: bytes, _: bytes) -> bytes:
    flipped = bytearray(page)
    for _number in range(random.choice((1, 10, 100, len(page) // 50)) if page else 0):
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _truncate(random: Random, page: bytes, _: bytes) -> bytes:
    at = _place(random, page)
    return page[:at] if random.random() < 0.8 else page[at:]


def _delete(random: Random, page: bytes, _: bytes) -> bytes:
    start, end = _stretch(random, page, 20_000)
    return page[:start] + page[end:]


def _repeat(random: Random, page: bytes, _: bytes) -> bytes:
    start, end = _stretch(random, page, random.choice((40, 2_000, 30_000)))
    times = min(random.choice((1, 3, 300)), _LONGEST_ADDITION // (end - start + 1))
    return page[:end] + page[start:end] * times + page[end:]


def _change_tags(random: Random, page: bytes, change: Callable[[bytes], bytes]) -> bytes:
    share = random.choice((0.01, 0.1, 0.5))
    return _TAG.sub(lambda tag: change(tag[0]) if random.random() < share else tag[0], page)


def _double_tags(random: Random, page: bytes, _: bytes) -> bytes:
    return _change_tags(random, page, lambda tag: tag * 2)


def _delete_tags(random: Random, page: bytes, _: bytes) -> bytes:
    kind = random.choice((b"<", b"</"))
    return _change_tags(random, page, lambda tag: b"" if tag.startswith(kind) else tag)


def _rename_tags(random: Random, page: bytes, _: bytes) -> bytes:
    names = random.choices(_WRAPPERS, k=2)
    return _change_tags(
        random, page, lambda tag: b"</" + names[0] + b">" if tag[1:2] == b"/" else b"<" + names[1] + b">"
    )


def _shuffle_tags(random: Random, page: bytes, _: bytes) -> bytes:
    tags = _TAG.findall(page)
    random.shuffle(tags)
    rest = iter(tags)
    return _TAG.sub(lambda _tag: next(rest), page)


def _splice(random: Random, page: bytes, other: bytes) -> bytes:
    return page[: _place(random, page)] + other[_place(random, other) :]


def _insert_other(random: Random, page: bytes, other: bytes) -> bytes:
    start, end = _stretch(random, other, 20_000)
    return _put(random, page, other[start:end])


def _recode(random: Random, page: bytes, _: bytes) -> bytes:
    """The page, or a part of it, in an encoding that nothing announces."""
    start, end = random.choice((_stretch(random, page, 5_000), (0, len(page))))
    part = page[start:end].decode("utf-8", "replace")
    return page[:start] + part.encode(random.choice(_ENCODINGS), "replace") + page[end:]


def _label(random: Random, page: bytes, _: bytes) -> bytes:
    label = random.choice(_LABELS).encode()
    return b"<meta charset='" + label + b"'>" + re.sub(rb"(?i)charset=", b"x=", page, count=3)


def _insert_piece(random: Random, page: bytes, _: bytes) -> bytes:
    for _number in range(random.choice((1, 1, 5, 50))):
        page = _put(random, page, random.choice(_PIECES))
    return page


def _many_pieces(random: Random, page: bytes, _: bytes) -> bytes:
    piece = random.choice(_PIECES)
    return _put(random, page, piece * min(2_000, _LONGEST_MULTITUDE // len(piece)))


def _bomb_attributes(random: Random, page: bytes, _: bytes) -> bytes:
    tags = list(_TAG.finditer(page))
    at = random.choice(tags).end() - 1 if tags else 0
    value = random.choice((b"", b"=v", b"='a > b'", b'="&gt;&#1;"', b"=" + b"x" * 30, b"='"))
    count = min(random.choice((300, 3_000, 25_000)), _LONGEST_ADDITION // (8 + len(value)))
    return page[:at] + b"".join(b" a%d%s" % (number, value) for number in range(count)) + page[at:]


def _lengthen_values(random: Random, page: bytes, _: bytes) -> bytes:
    """Class names, addresses and contents that go on and on."""
    share = random.choice((0.001, 0.01))
    times = random.choice((10, 1_000))
    return _QUOTED.sub(lambda v: b'"' + v[0][1:-1] * times + b'"' if random.random() < share else v[0], page)


def _nest(random: Random, page: bytes, _: bytes) -> bytes:
    depth = random.choice((10, 300, 3_000, 30_000))
    names = random.choices(_WRAPPERS, k=random.choice((1, 1, 3)))
    opened = b"".join(b"<%s>" % name for name in names) * (depth // len(names))
    closed = b"".join(b"</%s>" % name for name in reversed(names)) * (depth // len(names))
    start, end = sorted((_place(random, page), _place(random, page)))
    return page[:start] + opened + page[start:end] + (closed if random.random() < 0.7 else b"") + page[end:]


def _grow_numbers(random: Random, page: bytes, _: bytes) -> bytes:
    number = random.choice((b"0", b"-1", b"4294967296", b"99999999999999999999", b"9" * 5_000, b"\xd9\xa3"))
    share = random.choice((0.01, 0.1))
    return _DIGITS.sub(lambda digits: number if random.random() < share else digits[0], page)


def _shuffle_lines(random: Random, page: bytes, _: bytes) -> bytes:
    lines = page.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


def _join_lines(random: Random, page: bytes, _: bytes) -> bytes:
    return page.replace(b"\n", random.choice((b"", b" ", b"\r", b"\n\n", b"\r\n \t")))


#: The damages by name.
MUTATIONS: dict[str, Mutation] = {
    "flip": _flip,
    "truncate": _truncate,
    "delete": _delete,
    "repeat": _repeat,
    "double tags": _double_tags,
    "delete tags": _delete_tags,
    "rename tags": _rename_tags,
    "shuffle tags": _shuffle_tags,
    "splice": _splice,
    "insert other": _insert_other,
    "recode": _recode,
    "label": _label,
    "insert piece": _insert_piece,
    "many pieces": _many_pieces,
    "bomb attributes": _bomb_attributes,
    "lengthen values": _lengthen_values,
    "nest": _nest,
    "grow numbers": _grow_numbers,
    "shuffle lines": _shuffle_lines,
    "join lines": _join_lines,
}
