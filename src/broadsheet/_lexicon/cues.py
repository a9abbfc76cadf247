"""What the words in class and id attributes tell about an element.

Origin: compiled by hand from the naming habits of public content management systems and themes
(WordPress core and its large themes, Drupal, Joomla, Arc XP, Ghost, Squarespace, Blogger, Medium,
Substack, TYPO3, SPIP, Bootstrap, BEM style guides) and from the words that other languages use in
the same places. A class string is cut into words at anything but letters; single words and pairs of
neighbours are looked up ("pull-quote" and "pullquote" are one).

Each cue is evidence, never a verdict: the same words stand on page wrappers.
"""

import re
from functools import lru_cache
from typing import Final

__all__ = ["CUE_NAMES", "cues_of"]

_WORDS: Final = {
    "AUTHOR": "author authors autor autoren auteur autore auteurs autores contributor contributors writer reporter "
    "journalist redakteur forfatter skribent yazar avtor kirjoittaja",
    "BYLINE": "byline bylines byl articlebyline authorbyline postbyline storybyline attribution",
    "BIO": "bio biography authorbio aboutauthor abouttheauthor authorbox authorinfo authordescription authorprofile "
    "authorcard contributorbio aboutwriter postauthor entryauthor articleauthor",
    "DATE": "date dates datum fecha dateline timestamp published pubdate publishdate publishedat datetime posttime "
    "posted updated lastmodified entrydate postdate articledate storydate datepublished",
    "CAPTION": "caption captions figcaption wpcaptiontext imagecaption photocaption legend bildunterschrift legende "
    "pie didascalia cutline bildtext captiontext imagedescription",
    "CREDIT": "credit credits photocredit imagecredit photographer photographed copyright courtesy quelle bildquelle",
    "COMMENT": "comment comments commentlist respond disqus kommentare kommentar commentaires comentarios reactions "
    "livefyre viafoura coral commentform discussion usercomments reacties yorum",
    "RELATED": "related relatedposts relatedarticles recommended recommendation recommendations recommend more "
    "readmore alsolike youmaylike morefrom morestories readnext upnext seealso similar suggested trending "
    "popular mostread mostpopular mostviewed latest latestnews teaser teasers taboola outbrain recirc "
    "recirculation crosslinks verwandt weiterlesen mehrzumthema similaires voiraussi relacionadas relacionados "
    "relacionado masleidas correlati leggianche gerelateerd nextpost prevpost previouspost nextarticle "
    "postnavigation zergnet revcontent feed promo",
    "SHARE": "share sharing social shares shareaholic addthis addtoany sharethis sharebar socialmedia partage teilen "
    "compartir condividi sociable socials followus follow whatsapp telegram jpshare sharedaddy",
    "NEWSLETTER": "newsletter newsletters subscribe subscription signup optin mailchimp emailsignup inscription "
    "abonnement abo suscripcion iscriviti nieuwsbrief convertkit klaviyo hubspotform leadform",
    "AD": "ad ads adv advert advertisement advertising advertorial sponsor sponsored sponsors adsense adslot adunit "
    "adcontainer banner banners dfp gpt gptad publicidad publicite werbung anzeige reklama annonce pubblicita "
    "affiliate promoted promotion adbox adwrapper cta calltoaction",
    "NAV": "nav navbar navigation menu menus submenu mainmenu topbar megamenu offcanvas hamburger drawer pagination "
    "pager paging navlinks skiplink",
    "FOOTER": "footer foot colophon bottombar sitefooter pagefooter fusszeile",
    "HEADER": "header masthead siteheader pageheader topheader",
    "SIDEBAR": "sidebar side rail rightrail leftrail rightcol rightcolumn aside secondary widget widgets widgetarea "
    "barralateral sidbar sticky",
    "META": "meta entrymeta postmeta articlemeta postinfo articleinfo postdetails info infos details byinfo",
    "TAGS": "tags tag taglist tagcloud tagslinks posttags articletags keywords topics topic categories catlinks "
    "taglinks etiquetas themen schlagworte motscles tagged",
    "TITLE": "title headline titre titulo titel titolo heading posttitle entrytitle articletitle pagetitle storytitle "
    "articleheadline hed tituloarticulo",
    "SUBTITLE": "subtitle subheadline subhead standfirst dek deck lede lead intro summary excerpt chapo chapeau "
    "vorspann teasertext subtitulo sottotitolo bajada entradilla sumario articlesummary articleintro "
    "articledek articlelead ingress untertitel abstract preface perex manchet underrubrik undertitel alaotsikko "
    "copete catenaccio sommario zajawka",
    "KICKER": "kicker eyebrow overline topline dachzeile antetitulo volanta surtitre rubric rubrik overhead",
    "PULLQUOTE": "pullquote pullquotes pulledquote quoteblock blockquotepull zitat",
    "SR_ONLY": "sronly visuallyhidden screenreadertext screenreader screenreaderonly a11yhidden visuallyhide "
    "assistivetext elementinvisible offscreen srtext vh hiddenvisually uvisuallyhidden",
    "PAYWALL": "paywall paywalled regwall meteredcontent piano tppaywall premiumwall subscribewall paygate "
    "barrier subscriberonly",
    "BREADCRUMB": "breadcrumb breadcrumbs crumb crumbs yoastbreadcrumb rankmathbreadcrumb ariane brotkrumen migas",
    "TOC": "toc tableofcontents ezTOC eztoc tocwrapper contentslist onthispage inhaltsverzeichnis sommaire lwptoc "
    "jumplinks tocbot",
    "GALLERY": "gallery slideshow carousel slider swiper slick lightbox galerie photogallery splide fotorama",
    "COOKIE": "cookie cookies consent gdpr onetrust cmpbox cmpwrapper cookiebanner cookiebar cookienotice ccpa didomi "
    "cookiebot cybotcookiebotdialog cookieyes cky usercentrics osano iubenda termly borlabs complianz cmplz klaro "
    "tarteaucitron truste otsdk otpccenter otpcpanel otpctab otpclist otpcpopup otcenterrounded otflat",
    "POPUP": "modal popup overlay lightboxpopup dialog toast tooltip dropdown",
    "BODY": "articlebody articlecontent articletext entrycontent postcontent postbody storybody storycontent "
    "storytext contentbody bodycontent bodytext bodycopy articlecopy richtext articlemain maincontent "
    "maincopy postentry singlecontent theContent thecontent texte artikel cuerpo corpo articlecuerpo "
    "newsbody newscontent newstext itembody articlewrapper prose markdownbody",
    "FOOTNOTE": "footnote footnotes endnote endnotes references reference reflist citations bibliography footnotetext "
    "fussnoten notesdebasdepage sources sidenote sidenotes marginnote inlinefootnote footnotecontent footnotebody",
    "EMBED": "twittertweet instagrammedia tiktokembed fbpost fbvideo blueskyembed redditembed twitterembed "
    "tweet mastodonembed threadspost textpost",
    "LIVE": "liveblog liveblogpost livepost liveupdate liveentry livefeed ticker liveticker timelineentry "
    "liveblogentry livestory",
    "INFO": "infobox factbox sidebarbox calloutbox keypoints keyfacts keytakeaways highlights highlight takeaways "
    "factfile infobloc encadre kasten callout admonition atglance tldr",
    "CTA": "button btn buttons ctabutton donate donation download buy shop product products "
    "pricing price coupon cart",
    "DISCLAIMER": "disclaimer disclosure copyrightnotice legal terms editorsnote editornote correction corrections",
    "PROFILE": "avatar gravatar profile user username vcard usercard staff team member",
    "RATING": "rating ratings stars review reviews vote votes score like likes claps reaction",
    "BREAK": "br linebreak",
}

#: The cue names, each an attribute of this module as well: bit ``1 << position``.
CUE_NAMES: Final = tuple(_WORDS)

AUTHOR, BYLINE, BIO, DATE, CAPTION, CREDIT, COMMENT, RELATED, SHARE, NEWSLETTER, AD, NAV, FOOTER = (
    1 << i for i in range(13)
)
HEADER, SIDEBAR, META, TAGS, TITLE, SUBTITLE, KICKER, PULLQUOTE, SR_ONLY, PAYWALL, BREADCRUMB, TOC = (
    1 << i for i in range(13, 25)
)
GALLERY, COOKIE, POPUP, BODY, FOOTNOTE, EMBED, LIVE, INFO, CTA, DISCLAIMER, PROFILE, RATING, BREAK = (
    1 << i for i in range(25, 38)
)
# That ``itemprop`` says that this is the body, which the walk sets in the same mask.
BODY_PROP = 1 << 38

_BITS: Final = {
    word.lower().encode(): 1 << position
    for position, words in enumerate(_WORDS.values())
    for word in words.split()
}

# Words that begin a pair in the table: "article body" stands there as "articlebody".
_FIRST_HALVES: Final = frozenset(
    b"a about above also article assistive at author banner blockquote bluesky body bottom bread byline call caption "
    b"comment content contributor cookie copyright cross cta drop editor editors element email entry fact fb follow foot "
    b"footnote from hidden image info instagram item jp jump key keywords latest lead left leggi light live main markdown "
    b"mas masthead mastodon mega meta metered more most mots nav news newsletter next off on ot page pay photo post posts "
    b"premium prev previous pub publish published pull quote rail rank read rec recommended reddit related reply respond "
    b"rich right screen see seo share side sign similar single site skip slide social sponsored sr stand story sub table "
    b"tag text threads tiktok time toc tool top tp trending twitter up user visually voir widget wp you".split()
)
_KNOWN: Final = frozenset(_BITS) | _FIRST_HALVES
# Lower-cases ASCII letters, turns digits into "0" and all other bytes into spaces; bytes translate four times as fast
# as text.
_LETTERS: Final = bytes(
    48 if 48 <= code <= 57 else code | 32 if 65 <= code <= 90 or 97 <= code <= 122 else 32
    for code in range(256)
)
# Letters right behind a digit are the middle of a number or of a name that a machine made ("css-1ad8r0m"), and no word.
_BEHIND_DIGITS: Final = re.compile(b"0[a-z0]*")


@lru_cache(maxsize=8192)
def cues_of(hints: str) -> int:
    """The cues in a class or id attribute, as a bit set of this module's constants."""
    letters = hints[:400].encode("ascii", "replace").translate(_LETTERS)
    words = (_BEHIND_DIGITS.sub(b" ", letters) if b"0" in letters else letters).split()
    if _KNOWN.isdisjoint(words):
        return 0
    found = 0
    previous = b""
    for word in words:
        found |= _BITS.get(word, 0)
        if previous in _FIRST_HALVES:
            found |= _BITS.get(previous + word, 0)
        previous = word
    return found
