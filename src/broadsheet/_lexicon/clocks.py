"""How printed times of day look, and what their zones mean.

Origin: the time formats of the Unicode CLDR (https://cldr.unicode.org) for the languages of large news
sites, the words that live reports of these languages set before and after a time, and the zone names of
the IANA time zone database.
"""

import re
from types import MappingProxyType
from typing import Final

__all__ = ["CLOCK", "FIRST_OF_CLOCK", "OPENING_CLOCK", "ZONES"]

#: Offset from UTC in hours of zone names that mean one offset only. "ET", "IST" and "CST" do not.
ZONES = MappingProxyType({
    "UTC": 0.0, "GMT": 0.0, "WET": 0.0, "BST": 1.0, "WEST": 1.0, "CET": 1.0, "MEZ": 1.0, "WAT": 1.0,
    "CEST": 2.0, "MESZ": 2.0, "EET": 2.0, "SAST": 2.0, "CAT": 2.0, "EEST": 3.0, "MSK": 3.0, "EAT": 3.0,
    "PKT": 5.0, "WIB": 7.0, "SGT": 8.0, "HKT": 8.0, "AWST": 8.0, "JST": 9.0, "KST": 9.0, "ACST": 9.5,
    "AEST": 10.0, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0, "BRT": -3.0, "ART": -3.0, "EDT": -4.0,
    "EST": -5.0, "CDT": -5.0, "MDT": -6.0, "MST": -7.0, "PDT": -7.0, "PST": -8.0, "AKDT": -8.0, "HST": -10.0,
})  # fmt: skip

#: Zone names that mean different offsets in different places or at different times of the year.
_VAGUE_ZONES: Final = "ET CT MT PT AT IST CST AST BRST"
#: Words that open a line before its time: "kl. 14.32", "à 14h32", "ore 14:32".
_BEFORE: Final = "kl Kl klo Klo ore Ore orele Orele alle Alle à À ora Ora"
_HALVES: Final = "上午|下午|午前|午後|오전|오후"
_TIME: Final = (
    rf"(?:(?P<half_before>{_HALVES})\s?)?"
    r"(?P<hour>[0-9]{1,2})(?:"
    r"(?P<colon>[:：])(?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"|\.(?P<minute_dot>[0-5]\d)"
    r"|\s?(?P<letter>[hH](?=\s?\d)|[時时点點시])\s?(?:(?P<minute_letter>[0-5]?\d)(?:[分분]|m(?:in)?\b)?)?"
    r"|(?=\s?[AaPp]\.?[Mm]\b|\sUhr\b)"
    r")(?![\d%€£$°]|[.,:]\d)"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
    r"(?P<word>\s?(?:Uhr|uur|hrs|h|óra|óó|hod)\b\.?)?"
    rf"(?:\s?\(?(?P<zone>{'|'.join([*ZONES, *_VAGUE_ZONES.split()])})\b\)?)?"
)
#: A time of day anywhere in a short text.
CLOCK: Final = re.compile(rf"(?<![\d.,:/$€£-]){_TIME}")
_SIGNS: Final = "+•▪■●►▶*–—|([#-"
#: A time of day that opens a text, behind bullets or brackets: "+++ 14:32 Uhr: …", "[14h32] …", "2.05pm …".
OPENING_CLOCK: Final = re.compile(
    rf"[{re.escape(_SIGNS)}\s]{{0,6}}(?:(?:{'|'.join(_BEFORE.split())})\.?\s{{1,2}})?{_TIME}"
    r"(?P<after>\s?(?:[:–—|·)\]+-]|,\s|\Z))?"
)
#: Characters that a text begins with when ``OPENING_CLOCK`` matches.
FIRST_OF_CLOCK: Final = frozenset("0123456789" + _SIGNS + "".join(w[0] for w in _BEFORE.split()) + "上下午오")
