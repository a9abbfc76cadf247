"""Writes ``months.py`` and ``ago.py`` of ``broadsheet._lexicon`` from the Unicode CLDR, as Babel ships it.

Run it from the root of the repository with Babel installed (dependency group ``tables``)::

    python -m benchmarks.make_months

Month names are the wide and abbreviated ones, in the form used inside a date and in the one used alone.
They are kept as the date reader looks them up: lower-cased by ``str.casefold``, without a final stop,
article words cut ("de juny", "d’abril" become "juny", "abril"). The phrases for past times come from
the relative fields of the same source.
"""

import re
from collections import defaultdict
from pathlib import Path

import babel
from babel import Locale, localedata

LANGUAGES = (
    "en af sq ar hy az eu be bn bs bg ca hr cs da nl et fil fi fr gl ka de el gu he hi hu is id ga it ja kk "
    "kn km ko ky lo lv lt lb mk ms ml mr mn ne nb nn fa pl pt pa ro ru sr sr_Latn si sk sl es sw sv ta te "
    "th tr uk ur uz cy zh zh_Hant zu"
).split()

#: Variants that no locale of the source carries, but that stand in print: language -> month -> names.
EXTRA = {
    "en": {9: "sept"},
    "de": {1: "jänner", 2: "feber", 3: "maerz"},
    "fr": {8: "aout", 2: "fevrier", 12: "decembre"},
    "es": {9: "setiembre set"},
    "nl": {3: "mrt"},
    "tr": {2: "subat", 8: "agustos", 9: "eylul", 11: "kasim", 12: "aralik"},
    "ar": {
        1: "جانفي",
        2: "شباط فيفري",
        3: "آذار",
        4: "نيسان أفريل",
        5: "أيار ماي",
        6: "حزيران جوان",
        7: "تموز جويلية",
        8: "آب أوت",
        9: "أيلول",
    },
}

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")

HEADER = '''"""{what}, by language. Generated: do not edit.

Origin: Unicode CLDR as shipped with Babel {version}, by ``benchmarks/make_months.py``{note}.
{languages} languages. CLDR is published by the Unicode Consortium under the Unicode License V3.
"""

from typing import Final

__all__ = {names}

'''
LEXICON = Path("src/broadsheet/_lexicon")


def _load(code: str) -> Locale:
    """A locale with nothing shared: Babel 2.18 resolves aliases in data that all locales inherit."""
    localedata._cache.clear()  # noqa: SLF001 - there is no public way
    return Locale.parse(code)


def _names(locale: Locale) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in locale.months[context][width].items():
                found[month].add(name)
    for month, names in EXTRA.get(str(locale), {}).items():
        found[month].update(names.split())
    for known in found.values():
        if locale.language == "he":  # "in", joined to the month in every date
            known |= {"ב" + name for name in known}
        if locale.language == "eu":  # the genitive of dates
            known |= {name + "ren" for name in known if name.endswith("a")}
    return found


def _key(name: str) -> str | None:
    """A month name as the date reader looks it up, None when it is no single word of letters."""
    name = re.sub(r"^(?:de |d[’'])", "", name.casefold().strip()).rstrip(".")
    name = name.replace("\u200f", "").replace("\u200e", "")
    return None if len(name) < 2 or re.search(r"[\s\d’'\-/,]", name) else name


def _phrases(locale: Locale) -> dict[str, str]:
    """Past phrases of a language: text around the number -> unit."""
    fields = locale._data["date_fields"]  # noqa: SLF001 - nor to these
    found = {}
    for unit in UNITS:
        for name in (unit, f"{unit}-short"):
            for pattern in fields.get(name, {}).get("past", {}).values():
                before, bar, after = pattern.casefold().replace("{0}", "|").partition("|")
                phrase = f"{before.strip()}|{after.strip().rstrip('.')}"
                # A sign instead of a word ("-5 min") would make a past of every duration.
                if bar and before.strip() not in ("-", "\u2212") and len(re.sub(r"[^\w|]", "", phrase)) > 2:
                    found[phrase] = unit
    return found


def _header(what: str, names: list[str], note: str = "") -> str:
    languages = len({code.split("_")[0] for code in LANGUAGES})
    listed = "[" + ", ".join(f'"{name}"' for name in names) + "]"
    return HEADER.format(what=what, version=babel.__version__, languages=languages, names=listed, note=note)


def months_module() -> str:
    """The source of ``months.py``."""
    months: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code in LANGUAGES:
        locale = _load(code)
        for month, names in _names(locale).items():
            for key in filter(None, map(_key, names)):
                months[key][month].add(locale.language)
    by_month = defaultdict(list)
    for name, found in sorted(months.items()):
        if len(found) == 1:
            by_month[min(found)].append(name)
    text = _header("Month names", ["AMBIGUOUS", "MONTHS"], " and the variants listed there")
    text += "_NAMES: Final = {\n"
    for month in sorted(by_month):
        text += f"    {month}: (\n" + _wrapped(by_month[month]) + "    ),\n"
    text += "}\n\n#: Month of each name that means the same month in all languages that have it.\n"
    text += "MONTHS: Final = {name: month for month, names in _NAMES.items() for name in names.split()}\n\n"
    text += "#: Month by language of the names that mean different months.\nAMBIGUOUS: Final = {\n"
    for name, found in sorted(months.items()):
        if len(found) > 1:
            pairs = sorted((language, month) for month, languages in found.items() for language in languages)
            text += f'    "{name}": {{' + ", ".join(f'"{language}": {m}' for language, m in pairs) + "},\n"
    return text + "}\n"


def ago_module() -> str:
    """The source of ``ago.py``."""
    phrases: dict[str, set[str]] = defaultdict(set)
    for code in LANGUAGES:
        for phrase, unit in _phrases(_load(code)).items():
            phrases[phrase].add(unit)
    text = _header("Phrases for past times", ["AGO"])
    text += "#: Unit of time of each phrase; the number stands where the bar is.\nAGO: Final = {\n"
    for phrase, units in sorted(phrases.items()):
        if len(units) == 1:
            text += f'    "{phrase}": "{min(units)}",\n'
    return text + "}\n"


def _wrapped(names: list[str]) -> str:
    lines, line = [], ""
    for name in names:
        if len(line) + len(name) > 90:
            lines.append(line)
            line = ""
        line += name + " "
    lines.append(line)
    return "".join(f'        "{part}"\n' for part in lines)


def main() -> None:
    (LEXICON / "months.py").write_text(months_module(), encoding="utf-8")
    (LEXICON / "ago.py").write_text(ago_module(), encoding="utf-8")


if __name__ == "__main__":
    main()
