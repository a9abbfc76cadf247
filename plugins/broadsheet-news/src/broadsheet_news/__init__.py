"""Rules for news publishers, as a plugin of broadsheet.

Each publisher has a module of its own, which is imported when the first of its pages comes.
"""

from collections.abc import Iterable
from typing import Final

import broadsheet
from broadsheet.sites import SiteRef

__all__ = ["SITES", "broadsheet_sites"]

#: Host without "www." -> module and class of its site.
SITES: Final = {
    "20min.ch": "zwanzig_minuten:ZwanzigMinuten",
    "9news.com.au": "nine:NineNews",
    "berliner-zeitung.de": "berliner_zeitung:BerlinerZeitung",
    "boersen-zeitung.de": "boersen_zeitung:BoersenZeitung",
    "canada.com": "postmedia:CanadaCom",
    "correctiv.org": "correctiv:Correctiv",
    "faktencheck.afp.com": "afp:AFPFaktencheck",
    "heise.de": "heise:Heise",
    "hessenschau.de": "hessenschau:Hessenschau",
    "ilgiornale.it": "il_giornale:IlGiornale",
    "israel-nachrichten.org": "israel_nachrichten:IsraelNachrichten",
    "kicker.de": "kicker:Kicker",
    "krautreporter.de": "krautreporter:Krautreporter",
    "lefigaro.fr": "le_figaro:LeFigaro",
    "mainichi.jp": "mainichi:Mainichi",
    "mexiconewsdaily.com": "mexico_news_daily:MexicoNewsDaily",
    "mirror.co.uk": "mirror:Mirror",
    "mk.co.kr": "maeil:MaeilBusiness",
    "namibian.com.na": "namibian:Namibian",
    "ndr.de": "ndr:NDR",
    "nettavisen.no": "nettavisen:Nettavisen",
    "nikkan-gendai.com": "nikkan_gendai:NikkanGendai",
    "nine.com.au": "nine:Nine",
    "rbb24.de": "rbb24:RBB24",
    "srf.ch": "srf:SRF",
    "sueddeutsche.de": "sueddeutsche:Sueddeutsche",
    "tagesanzeiger.ch": "tamedia:TagesAnzeiger",
    "tagesspiegel.de": "tagesspiegel:Tagesspiegel",
    "techradar.com": "techradar:TechRadar",
    "washingtonpost.com": "washington_post:WashingtonPost",
}


@broadsheet.hookimpl
def broadsheet_sites() -> Iterable[SiteRef]:
    """One reference for each publisher."""
    return [SiteRef(host=host, target=f"{__name__}.{target}") for host, target in SITES.items()]
