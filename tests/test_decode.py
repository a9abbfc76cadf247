"""From bytes to UTF-8: which encoding wins, and that nothing is cut."""

import pytest

from broadsheet._decode import decode
from broadsheet._lexicon.encodings import CODECS, LABELS
from broadsheet.errors import UnsupportedInputError
from broadsheet.limits import Limits

RUSSIAN = "Городской совет утвердил план набережной, сообщила вчера мэрия. Работы начнутся весной. "
CHINESE = "市议会昨天通过了新的港口计划，工程将在春天开始，预计两年内完成。"
JAPANESE = "市議会は昨日、港の新しい計画を承認した。工事は春に始まり、二年で終わる見込みである。"
KOREAN = "시의회는 어제 새로운 항구 계획을 승인했다고 밝혔다. 공사는 봄에 시작된다. "
POLISH = "Rada miasta zatwierdziła wczoraj plan nabrzeża, źródła mówią też o łąkach. "
FRENCH = "Le conseil a approuvé hier le réaménagement du port, d’après la mairie. "


def read(source, *, encoding=None, content_type=None, max_bytes=1 << 20):
    """Decode with everything but the source optional."""
    return decode(source, encoding=encoding, content_type=content_type, limits=Limits(max_bytes=max_bytes))


def page(text, *, charset=None, lang=None):
    """A small page that states the charset and the language, or does not."""
    meta = f'<meta charset="{charset}">' if charset else ""
    attribute = f' lang="{lang}"' if lang else ""
    return f"<html{attribute}><head>{meta}<title>T</title></head><body><p>{text * 4}</p></body></html>"


def codes(decoded):
    """Codes of the warnings."""
    return [warning.code for warning in decoded.warnings]


def test_valid_utf8_is_not_copied():
    """Valid UTF-8 comes back as the same object."""
    data = page("déjà vu").encode()
    assert read(data).data is data


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_other_buffers_become_bytes(kind):
    """A bytearray or memoryview is read like bytes and is left as it was."""
    data = page("déjà vu").encode()
    source = kind(data)
    assert (data, data) == (read(source).data, bytes(source))


def test_byte_order_mark_beats_every_label():
    """A byte order mark outranks the caller and the header, and is not part of the text."""
    decoded = read(b"\xef\xbb\xbf<p>caf\xc3\xa9", encoding="koi8-r", content_type="text/html; charset=gbk")
    assert (b"<p>caf\xc3\xa9", "utf-8", "bom") == (decoded.data, decoded.encoding, decoded.source)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-16le", b"\xff\xfe"),
        ("utf-16be", b"\xfe\xff"),
        ("utf-32le", b"\xff\xfe\0\0"),
        ("utf-32be", b"\0\0\xfe\xff"),
        ("utf-16le", b""),
        ("utf-16be", b""),
        ("utf-32le", b""),
        ("utf-32be", b""),
    ],
)
def test_wide_encodings_are_read(encoding, mark):
    """UTF-16 and UTF-32 are recognised by their mark, or by where their NULs stand."""
    decoded = read(mark + page(FRENCH).encode(CODECS[encoding][0]))
    assert (page(FRENCH), encoding) == (decoded.data.decode(), decoded.encoding)


@pytest.mark.parametrize(
    ("expected", "arguments"),
    [
        (("koi8-r", "caller"), {"encoding": "KOI8-R", "content_type": "text/html; charset=gbk"}),
        (("koi8-r", "content-type"), {"content_type": 'text/html; Charset="koi8-r"'}),
        (("koi8-r", "meta"), {}),
    ],
)
def test_labels_rank_caller_header_meta(expected, arguments):
    """The caller's label beats that of the HTTP header, which beats that of the page."""
    charset = "koi8-r" if not arguments else "windows-1251"
    decoded = read(page(RUSSIAN, charset=charset).encode("koi8-r"), **arguments)
    assert (*expected, True) == (decoded.encoding, decoded.source, RUSSIAN in decoded.data.decode())


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", "“déjà” – 5 €"),
        ("gb2312", "gb18030", CHINESE + "镕"),
        ("big5", "big5", "市議會昨天通過了新的港口計畫"),
        ("shift_jis", "cp932", JAPANESE + "①"),
        ("euc-jp", "euc_jp", JAPANESE),
        ("ks_c_5601-1987", "cp949", KOREAN + "똠"),
        ("x-user-defined", "cp1252", "déjà vu à la mairie"),
        ("iso-8859-9", "cp1254", "İstanbul’da ışık"),
        ("tis-620", "cp874", "สภาเมืองอนุมัติแผนท่าเรือ"),
    ],
)
def test_labels_mean_what_browsers_read(label, codec, text):
    """A label stands for the encoding that the web writes under it, not for the standard of that name."""
    decoded = read(page(text, charset=label).encode(codec))
    assert (True, []) == (text in decoded.data.decode(), codes(decoded))


@pytest.mark.parametrize("label", ["zip", "unicode_escape", "punycode", "hex", "utf-7", "undefined", "rot13"])
def test_codecs_of_python_are_no_labels(label):
    """A label outside the Encoding Standard is passed over, whatever Python could do with it."""
    decoded = read(page("déjà vu", charset=label).encode())
    assert ("utf-8", "utf-8 validity") == (decoded.encoding, decoded.source)


def test_unknown_encoding_of_the_caller_is_reported():
    """An encoding that the caller names and the web does not know is passed over with a warning."""
    decoded = read(page(FRENCH).encode(), encoding="klingon")
    assert (["encoding_mislabelled"], "utf-8") == (codes(decoded), decoded.encoding)


def test_every_label_leads_to_a_codec_or_says_nothing():
    """All names of the label table have Python codecs, but for the two that describe no text."""
    assert {"replacement", "x-user-defined"} == set(LABELS.values()) - set(CODECS)


def test_label_in_a_comment_is_none():
    """A meta element inside a comment declares nothing."""
    html = "<!-- <meta charset=koi8-r> -->" + page(POLISH, charset="windows-1250")
    assert "windows-1250" == read(html.encode("cp1250")).encoding


def test_xml_declaration_is_a_label():
    """The encoding of an XML declaration counts as the page's label."""
    decoded = read(('<?xml version="1.0" encoding="koi8-r"?>' + page(RUSSIAN)).encode("koi8-r"))
    assert ("koi8-r", "meta") == (decoded.encoding, decoded.source)


def test_declared_utf16_is_utf8():
    """A declaration of UTF-16 that can be read as ASCII is wrong and means UTF-8."""
    assert "utf-8" == read(page("plain", charset="utf-16").encode()).encoding


def test_few_characters_that_only_utf8_can_mean():
    """A label of a double-byte encoding that even a handful of UTF-8 characters break is wrong."""
    decoded = read("<meta charset=euc-jp><p>It costs 5 €</p>".encode())
    assert ("utf-8", "utf-8 validity") == (decoded.encoding, decoded.source)


def test_valid_utf8_beats_a_contradicting_label():
    """Text that is valid UTF-8 is read so, and the wrong label is reported."""
    decoded = read(page(FRENCH, charset="iso-8859-1").encode())
    assert (True, ["encoding_mislabelled"]) == (FRENCH in decoded.data.decode(), codes(decoded))


def test_few_characters_do_not_make_utf8():
    """Two Chinese characters that happen to be valid UTF-8 are read as their label says."""
    source = b'<meta charset="gbk"><p>Plain text and ' + b"\xd3\xa2\xd3\xa2"
    assert source[-4:].decode("gbk") == read(source).data.decode()[-2:]


def test_utf8_label_on_windows_1252_is_wrong():
    """A page labelled UTF-8 without a single valid character beyond ASCII is not UTF-8."""
    decoded = read(page(FRENCH, charset="utf-8").encode("cp1252"))
    assert (True, ["encoding_mislabelled"]) == (FRENCH in decoded.data.decode(), codes(decoded))


def test_damaged_utf8_stays_utf8():
    """A bad byte in a page full of valid characters is replaced and counted."""
    decoded = read((page(FRENCH) + "|\udcff|").encode("utf-8", "surrogateescape"))
    assert (True, ["decoding_replaced"], "utf-8") == (
        decoded.data.decode().endswith("|\ufffd|"),
        codes(decoded),
        decoded.encoding,
    )


def test_label_that_does_not_fit_the_bytes_is_passed_over():
    """A label whose decoder fails all over is not believed; the language helps on."""
    decoded = read(page(JAPANESE, charset="euc-kr", lang="ja").encode("shift_jis"))
    assert ("shift_jis", ["encoding_mislabelled"]) == (decoded.encoding, codes(decoded))


def test_cut_character_at_the_end_is_dropped():
    """UTF-8 that ends inside a character is UTF-8, without that character."""
    assert "café " == read("café é".encode()[:-1]).data.decode()


@pytest.mark.parametrize(
    ("lang", "codec", "text"),
    [
        ("ru", "koi8-r", RUSSIAN),
        ("ru-RU", "cp1251", RUSSIAN),
        ("pl", "iso8859-2", POLISH),
        ("pl", "cp1250", POLISH),
        ("ja", "euc-jp", JAPANESE),
        ("ja", "shift_jis", JAPANESE),
        ("ja", "iso2022-jp", JAPANESE),
        ("zh-CN", "gbk", CHINESE),
        ("ko", "cp949", KOREAN),
        (None, "cp1251", RUSSIAN * 3),
        (None, "koi8-r", RUSSIAN * 3),
        (None, "gbk", CHINESE * 3),
        (None, "euc-jp", JAPANESE * 3),
        (None, "cp949", KOREAN * 3),
        ("en", "cp1252", FRENCH),
        (None, "cp1252", FRENCH),
    ],
)
def test_undeclared_legacy_text_is_recognised(lang, codec, text):
    """Without any label the page's language, its letters, or windows-1252 decide."""
    assert text in read(page(text, lang=lang).encode(codec)).data.decode()


def test_open_graph_locale_is_a_language():
    """``og:locale`` names the language where the root element does not."""
    html = '<meta property="og:locale" content="cs_CZ">' + page("Příliš žluťoučký kůň úpěl ďábelské ódy. ")
    assert html == read(html.encode("iso8859-2")).data.decode()


def test_nul_is_dropped():
    """NULs between the characters of a page disappear."""
    assert b"<p>harbour" == read(b"<p>har\0bour").data


def test_lone_surrogates_become_replacement_characters():
    """A lone surrogate in text is replaced, a pair of them is the character that it means."""
    assert "a\ufffdb\U0001f600c" == read("a\ud83db\ud83d\ude00c").data.decode()


def test_text_has_no_encoding_to_mislabel():
    """The declaration in a page that comes as text means nothing."""
    decoded = read(page(FRENCH, charset="koi8-r"))
    assert ("str", []) == (decoded.source, codes(decoded))


@pytest.mark.parametrize("source", ["é" * 100, ("é" * 100).encode()])
def test_long_source_is_cut_between_characters(source):
    """A source beyond ``max_bytes`` is cut at a whole character, and the result says so."""
    decoded = read(source, max_bytes=51)
    assert ("é" * 25, ["input_truncated"]) == (decoded.data.decode(), codes(decoded))


@pytest.mark.parametrize(
    ("what", "source"),
    [
        ("PDF", b"%PDF-1.4\n%\xe2\xe3"),
        ("PNG", b"\x89PNG\r\n\x1a\n\0\0"),
        ("gzip", b"\x1f\x8b\x08\0\0\0"),
        ("zip", b"PK\x03\x04\x14\0"),
        ("zstd", b"\x28\xb5\x2f\xfd\x04"),
        ("image", b"RIFF\x10\0\0\0WEBPVP8 "),
        ("program", b"\x7fELF\x02\x01"),
        ("Office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"),
        ("JSON", b' {"title": "Harbour", "n": [1, 2]}\n'),
        ("JSON", '[{"title": "Harbour"}]'),
        ("address", "https://courier.example/pier?page=2\n"),
        ("address", b"http://courier.example"),
        ("binary", bytes(range(256)) * 8),
    ],
)
def test_what_is_no_page_is_refused(what, source):
    """A source of a known other format raises an error that names the format."""
    with pytest.raises(UnsupportedInputError, match=what):
        read(source)


def test_declared_json_is_refused():
    """A source that is declared as JSON and begins like it is refused even when it is cut off."""
    with pytest.raises(UnsupportedInputError, match="JSON"):
        read(b'{"title": "Harb', content_type="application/ld+json; charset=utf-8")


def test_label_that_fits_badly_is_better_than_none():
    """A label whose decoder fails here and there is believed when nothing else speaks."""
    source = b'<meta charset="windows-1253"><p>' + b"caf\xe9 " * 200 + b"\xd2 " * 10
    assert "windows-1253" == read(source).encoding


def test_byte_order_mark_of_text_is_dropped():
    """A text may begin with a byte order mark, which is no part of it."""
    assert b"<p>x" == read("\ufeff<p>x").data


def test_media_type_of_a_video_is_believed_unless_there_are_tags():
    """A binary media type refuses a source, but not one that begins with markup."""
    assert b"<p>x" == read(b"<p>x", content_type="video/mp4").data
    with pytest.raises(UnsupportedInputError, match="video/mp4"):
        read(b"\x47\x40\x11", content_type="video/mp4")


@pytest.mark.parametrize(
    "source", [b"[1] A note on the harbour [2]", b"{ braces } in a text", b"ID3 is a format"]
)
def test_text_that_begins_like_another_format_is_text(source):
    """A text may begin with a bracket or with the name of a format."""
    assert source == read(source).data


@pytest.mark.parametrize("kind", [bytes, str])
def test_text_encoded_twice_is_decoded_and_told(kind):
    """A page that was encoded again is read as it was meant, with a warning, from bytes and from text."""
    text = FRENCH.encode().decode("latin-1")
    decoded = read(page(text) if kind is str else page(text).encode())
    assert (True, ["encoded_twice"]) == (FRENCH in decoded.data.decode(), codes(decoded))
