"""Character encodings of the web: labels, Python codecs, the languages that used them, their letters.

Origin: the labels and encoding names are the table of the Encoding Standard of the WHATWG
(https://encoding.spec.whatwg.org/#names-and-labels). The codecs are those of the Python standard
library that read the same bytes as the standard's decoders, the closest first. Languages and letters
are our own choice from the alphabets of the languages; the frequent Han characters are those that
general frequency counts of written Chinese agree on.
"""

from types import MappingProxyType

__all__ = ["CODECS", "DOUBLE_BYTE", "LABELS", "LANGUAGE_ENCODINGS", "LETTERS", "OTHER_SCRIPTS"]

_NAMES = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
    "ibm866": "866 cp866 csibm866 ibm866",
    "iso-8859-2": (
        "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"
    ),
    "iso-8859-3": (
        "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"
    ),
    "iso-8859-4": (
        "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"
    ),
    "iso-8859-5": (
        "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"
    ),
    "iso-8859-6": (
        "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
        "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
    ),
    "iso-8859-7": (
        "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 "
        "iso_8859-7 iso_8859-7:1987 sun_eu_greek"
    ),
    "iso-8859-8": (
        "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
        "iso_8859-8 iso_8859-8:1988 visual"
    ),
    "iso-8859-8-i": "csiso88598i iso-8859-8-i logical",
    "iso-8859-10": "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso-8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso-8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso-8859-15": "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
    "iso-8859-16": "iso-8859-16",
    "koi8-r": "cskoi8r koi koi8 koi8-r koi8_r",
    "koi8-u": "koi8-ru koi8-u",
    "macintosh": "csmacintosh mac macintosh x-mac-roman",
    "windows-874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    "windows-1250": "cp1250 windows-1250 x-cp1250",
    "windows-1251": "cp1251 windows-1251 x-cp1251",
    "windows-1252": (
        "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
        "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"
    ),
    "windows-1253": "cp1253 windows-1253 x-cp1253",
    "windows-1254": (
        "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
        "windows-1254 x-cp1254"
    ),
    "windows-1255": "cp1255 windows-1255 x-cp1255",
    "windows-1256": "cp1256 windows-1256 x-cp1256",
    "windows-1257": "cp1257 windows-1257 x-cp1257",
    "windows-1258": "cp1258 windows-1258 x-cp1258",
    "x-mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gbk": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk",
    "gb18030": "gb18030",
    "big5": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc-jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso-2022-jp": "csiso2022jp iso-2022-jp",
    "shift_jis": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "euc-kr": (
        "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
        "windows-949"
    ),
    "replacement": "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement",
    "utf-16be": "unicodefffe utf-16be",
    "utf-16le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
    "x-user-defined": "x-user-defined",
}

#: Label in lower case -> name of the encoding.
LABELS = MappingProxyType({label: name for name, labels in _NAMES.items() for label in labels.split()})

#: Name of the encoding -> Python codecs, tried strictly in turn; the first then replaces what it cannot read.
#: "replacement" and "x-user-defined" say nothing about the text and have none.
CODECS = MappingProxyType(
    {
        "utf-8": ("utf-8",),
        "utf-16le": ("utf-16-le",),
        "utf-16be": ("utf-16-be",),
        "utf-32le": ("utf-32-le",),
        "utf-32be": ("utf-32-be",),
        "ibm866": ("cp866",),
        "iso-8859-8-i": ("iso8859-8",),
        "koi8-r": ("koi8-r",),
        "koi8-u": ("koi8-u",),
        "macintosh": ("mac-roman",),
        "x-mac-cyrillic": ("mac-cyrillic",),
        "windows-874": ("cp874",),
        "gbk": ("gb18030",),
        "gb18030": ("gb18030",),
        "big5": ("big5hkscs", "cp950"),
        "euc-jp": ("euc-jp", "euc-jis-2004"),
        "iso-2022-jp": ("iso2022-jp-ext", "iso2022-jp-3"),
        "shift_jis": ("cp932",),
        "euc-kr": ("cp949",),
        **{f"iso-8859-{part}": (f"iso8859-{part}",) for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
        **{f"windows-125{part}": (f"cp125{part}",) for part in range(9)},
    }
)

#: Encodings whose characters beyond ASCII take two bytes.
DOUBLE_BYTE = frozenset({"gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "iso-2022-jp"})

_CYRILLIC = ("windows-1251", "koi8-r", "iso-8859-5")
_CENTRAL = ("windows-1250", "iso-8859-2")
_ARABIC = ("windows-1256", "iso-8859-6")
_BALTIC = ("windows-1257", "iso-8859-13")

#: Language subtag -> the legacy encodings of its web pages, the commonest first.
LANGUAGE_ENCODINGS = MappingProxyType(
    {
        "ru": _CYRILLIC,
        "uk": ("windows-1251", "koi8-u", "iso-8859-5"),
        **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "tg", "tt"), _CYRILLIC),
        **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), _CENTRAL),
        "sr": ("windows-1251", "windows-1250", "iso-8859-2"),
        "el": ("windows-1253", "iso-8859-7"),
        **dict.fromkeys(("az", "ku", "tr"), ("windows-1254",)),
        **dict.fromkeys(("he", "iw", "yi"), ("windows-1255", "iso-8859-8")),
        **dict.fromkeys(("ar", "fa", "ps", "ur"), _ARABIC),
        **dict.fromkeys(("et", "lt", "lv"), _BALTIC),
        "vi": ("windows-1258",),
        "th": ("windows-874",),
        "ja": ("shift_jis", "euc-jp", "iso-2022-jp"),
        "ko": ("euc-kr",),
        "zh": ("gb18030", "big5"),
    }
)

_CYRILLIC_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйіїєј"
_HAN_BOTH = (
    "的一是不了人在有我他大中上到地出也年得就那要下以生自之去好天然日起成事只作想看文手十用主行方又如前所本心"
)
_HAN_SIMPLIFIED = (
    "这来国个说们为子和道时会着过家学对可里后小么多能都没于还发当无开将两还进问间与业现经长报关该员应"
)
_HAN_TRADITIONAL = (
    "這來國個說們為子和道時會著過家學對可裡後小麼多能都沒於還發當無開將兩進問間與業現經長報關該員應"
)
_KANA = "".join(map(chr, range(0x3041, 0x3094))) + "".join(map(chr, range(0x30A1, 0x30F7))) + "ー、。「」・"
_HANGUL = (
    "이다는의에을가고지한하로기사자를은도서대어인시나리아정해그있보수장전과부제일주들었으스라원했마여게"
    "구성동만상공적비국면된신소안조연미세년오선무진유라까요중개계할치생"
)
_ARABIC_LETTERS = "المنيوتربعدسهفقكةأشحجصىخطپگکی،"
_WESTERN = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœÀÁÂÄÅÆÇÈÉÊÎÑÓÔÖØÚÜ’‘“”–—…«»¿¡°€·"
_CENTRAL_LETTERS = "ąćęłńóśźżáčďéěíňóřšťúůýžôäöüőűăâîșțşţđßŁŚŻČŠŽŘÖÜÁÉÍÓ„”“’–—…"

#: Name of the encoding -> the letters and marks that are frequent in its languages.
LETTERS = MappingProxyType(
    {
        name: frozenset(letters)
        for names, letters in (
            (("windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866"), _CYRILLIC_LETTERS + "«»—–"),
            (("windows-1250", "iso-8859-2"), _CENTRAL_LETTERS),
            (("windows-1252",), _WESTERN),
            (("windows-1253", "iso-8859-7"), "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ«»’“”–"),
            (("windows-1254",), "çğıöşüâîûÇĞİÖŞÜ’‘“”–…"),
            (("windows-1255", "iso-8859-8"), "אבגדהוזחטיךכלםמןנסעףפץצקרשת–״׳"),
            (("windows-1256", "iso-8859-6"), _ARABIC_LETTERS),
            (("windows-1257", "iso-8859-13"), "āčēģīķļņšūžąęėįųõäöüĀČĒŠŪŽ„“”–"),
            (("windows-1258",), "àáâãèéêìíòóôõùúýăđơưÀÁÂĐƠƯ\u0300\u0301\u0303\u0309\u0323₫"),
            (("windows-874",), "านรกอเงมยลวดทสตะปบคหแจพชขใไโถำณศธซผภญ่้ีัิุูื็ึ์"),
            (("shift_jis", "euc-jp", "iso-2022-jp"), _KANA),
            (("euc-kr",), _HANGUL),
            (("gb18030", "gbk"), _HAN_BOTH + _HAN_SIMPLIFIED + "，。、“”：；"),
            (("big5",), _HAN_BOTH + _HAN_TRADITIONAL + "，。、「」：；"),
        )
        for name in names
    }
)

#: Encodings to try when the bytes are dense with letters outside ASCII and no language is stated.
OTHER_SCRIPTS = (
    "windows-1251",
    "koi8-r",
    "koi8-u",
    "gb18030",
    "shift_jis",
    "euc-jp",
    "euc-kr",
    "big5",
    "windows-1253",
    "windows-1256",
    "windows-1255",
    "windows-874",
    "iso-8859-5",
    "ibm866",
)
