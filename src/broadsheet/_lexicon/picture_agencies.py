"""Agencies, archives and stock libraries that picture credits name besides the news agencies.

Origin: compiled by hand from the members of the Coordination of European Picture Agencies (CEPIC), from
national picture associations and from the large stock libraries. Forms are kept as ``str.casefold`` writes them.
"""

from typing import Final

from broadsheet._lexicon.agencies import AGENCIES

__all__ = ["CREDITED"]

_PICTURES: Final = (
    "getty, getty images, gettyimages, istock, istockphoto, imago, imago images, imago sportfotodienst, "
    "picture alliance, picture-alliance, shutterstock, alamy, adobe stock, adobestock, depositphotos, dreamstime, "
    "123rf, fotolia, unsplash, pexels, pixabay, freepik, wikimedia, wikimedia commons, wikipedia, flickr, "
    "creative commons, epa, epa-efe, european pressphoto agency, ap photo, zuma, zuma press, zuma wire, "
    "zumapress, sipa, sipa press, sipa usa, bestimage, abaca, abacapress, gamma-rapho, magnum, magnum photos, "
    "corbis, contour, wireimage, filmmagic, splash news, backgrid, rex features, rex, shutterstock editorial, "
    "pa wire, pa images, empics, action images, action press, actionpress, ullstein bild, ullstein, bpa, "
    "bundesregierung, akg-images, bridgeman images, mauritius images, okapia, laif, ostkreuz, ddp, dapd, "
    "keystone, gaetan bally, scanpix, ntb scanpix, ritzau scanpix, tt nyhetsbyrån, bildbyrån, lehtikuva, "
    "afp photo, contacto, contactophoto, europa press via getty images, reuters connect, nurphoto, "
    "hans lucas, le pictorium, andia, mediapunch, mxp, ipa, ipa images, ansa foto, fotogramma, agf, "
    "icon sport, iconsport, presse sports, dppi, panoramic, kinahan, eibner, east news, forum, reporter, "
    "agencja gazeta, agencja wyborcza.pl, fotobanka, profimedia, isifa, čtk foto, shutterbox, tasr foto, "
    "унiан, уніан, getty images ukraine, риа новости, фотобанк лори, visual china group, vcg, 视觉中国, 東方ic, "
    "ap통신, 게티이미지, 게티이미지뱅크, 게티이미지코리아, 연합, 뉴스1, afpbb news, アフロ, gettyimages bank, nasa, esa, "
    "instagram, facebook, youtube, tiktok, telegram, twitter, screenshot, archiv, archivo, archives, handout"
)

#: Forms that name the source of a picture.
CREDITED: Final = frozenset(AGENCIES) | frozenset(form.strip() for form in _PICTURES.split(","))
