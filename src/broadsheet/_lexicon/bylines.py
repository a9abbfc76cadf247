"""Words of bylines, by language.

Origin: compiled by hand from the bylines of public news pages and blogs in the languages named at
each entry; names of months and agencies have tables of their own. All words are kept as
``str.casefold`` writes them.
"""

import re
from typing import Final

__all__ = [
    "AND",
    "BESIDE",
    "BUTTONS",
    "COLLECTIVES",
    "CREDENTIALS",
    "DATE_LABELS",
    "EDITORIAL_OFFICES",
    "GROUPS",
    "HONORIFICS",
    "INSTITUTIONS",
    "MODIFIED_LABELS",
    "NAME_ENDS",
    "NO_NAMES",
    "ORGANISATION_WORDS",
    "PARTICLES",
    "POSTED",
    "PREFIXES",
    "PROFILE_PATH",
    "READ_TIME",
    "REPORTERS_BEFORE",
    "REPORTERS_BEHIND",
    "ROLES",
    "UNTIL",
    "WEAK_PREFIXES",
]

#: Phrases that introduce the writers, whatever the language of the page.
PREFIXES: Final = tuple(
    phrase.strip()
    for phrase in (
        # English
        "by, written by, words by, text by, story by, posted by, published by, author, authors, author name, "
        "reported by, report by, analysis by, opinion by, contributed by, submitted by, article by, "
        "created by, words, about the author, interview by, as told to, commentary by, contributor:, contributors:, "
        "this post was written by, this article was written by, this story was written by, text:, interview:, "
        "adapted by, "
        # German
        "adaptiert von, von, autor, autorin, autoren, text von, geschrieben von, verfasst von, ein beitrag von, beitrag von, "
        "ein kommentar von, eine analyse von, kommentar von, interview von, aus berlin von, ein gastbeitrag von, "
        "dieser beitrag wurde verfasst von, dieser artikel wurde verfasst von, dieser artikel wurde geschrieben von, "
        "artikel von, erstellt von, eingestellt von, gepostet von, veröffentlicht von, gastbeitrag von, "
        # French
        "adapté par, par, écrit par, rédigé par, publié par, auteur, auteurs, propos recueillis par, texte, posté par, "
        "article de, article par, proposé par, texte:, cet article a été écrit par, cet article a été rédigé par, "
        # Spanish, Portuguese, Catalan, Galician
        "adaptado por, por, escrito por, autora, autores, redactado por, publicado por, escrito por, texto, per, escrit per, "
        "este artículo fue escrito por, este artigo foi escrito por, entrevista:, "
        "texto de, postado por, criado por, publicada por, creado por, enviado por, escrita por, publicat per, "
        # Italian, Romanian
        "questo articolo è stato scritto da, intervista:, testo:, "
        "adattato da, a cura di, scritto da, autore, pubblicato da, scris de, publicat de, postat de, articolo di, inviato da, "
        # Dutch, Swedish, Norwegian, Danish, Icelandic, Finnish, Estonian
        "door, geschreven door, tekst, skriven av, skrevet av, skrevet af, publicerad av, kirjoittaja, teksti, "
        "kirjoittanut, höfundur, autorid, forfatter, skribent, geplaatst door, gepost door, upplagd av, lagt inn av, "
        "sendt inn av, indsendt af, lähettänyt, julkaissut, postitas, "
        # Polish, Czech, Slovak, Croatian, Serbian, Slovenian, Hungarian, Lithuanian, Latvian
        "autorzy, napisał, napisała, opracował, opracowała, napsal, napsala, autoři, napísal, piše, pišu, "
        "аутор, avtor, írta, szerző, szerzők, autorius, parengė, autors, dodane przez, opublikowane przez, vložil, "
        "objavio, objavila, közzétette, beküldte, "
        # Russian, Ukrainian, Bulgarian, Greek
        "автор, авторы, автори, текст, пише, συντάκτης, γράφει, γράφει ο, γράφει η, γράφουν, опубликовал, "
        "опубликовала, опублікував, публикувано от, αναρτήθηκε από, "
        # Turkish, Azerbaijani, Arabic, Persian, Hebrew
        "yazan, yazar, müəllif, بقلم, كتب, كتبت, كتبه, الكاتب, نویسنده, מאת, gönderen, ارسال شده توسط, פורסם על ידי, "
        # Hindi, Bengali, Indonesian, Malay, Vietnamese, Thai
        "लेखक, द्वारा, লেখক, oleh, penulis, reporter, tác giả, bởi, เขียนโดย, โดย, diposting oleh, ditulis oleh, "
        "đăng bởi, người đăng, "
        # Chinese, Japanese, Korean
        "作者, 撰文, 文, 記者, 记者, 本报记者, 特约记者, 責任編輯, 著者, 執筆者, 執筆, 取材・文, 글, 기자, 글쓴이, "
        "投稿者, 張貼者, 发帖者, 게시자, 작성자"
    ).split(",")
)

#: Introductory words that are ordinary words elsewhere: language -> words that count on pages in it only.
WEAK_PREFIXES: Final = {
    "it": ("di", "da"),
    "pt": ("de",),
    "ro": ("de",),
    "ca": ("de",),
    "sv": ("av", "text"),
    "no": ("av",),
    "nb": ("av",),
    "nn": ("av",),
    "da": ("af",),
    "is": ("eftir",),
    "de": ("text",),
    "pl": ("przez",),
    "bg": ("от",),
    "el": ("του", "της", "από"),
    "tr": ("haber",),
    "ar": ("من",),
}

#: What those who write for a paper are called where they sign its text: before the name in Chinese, behind it in Korean.
REPORTERS_BEFORE: Final = ("记者", "記者", "通讯员", "通訊員", "评论员", "評論員")
REPORTERS_BEHIND: Final = ("기자", "특파원", "논설위원")

#: Words between two names.
AND: Final = frozenset(
    "and with und mit et avec y e con i en met och og ja ve ile és és a и та та και și dan và và 和 与 と および 및 و".split()
)

#: Words that lead from the names to the publication or the agency they write for.
BESIDE: Final = frozenset(
    "for with für mit pour avec para con com per voor met för med til for pro z dla для с için untuk dengan".split()
)

#: What the buttons beside a byline say; words of sharing, following and printing.
BUTTONS: Final = frozenset(
    # English, German, Dutch, Scandinavian, Finnish
    "follow share tweet print save listen email subscribe comment comments pin bookmark folgen teilen drucken merken "
    "speichern abonnieren kommentieren kommentare volg volgen delen bewaren följ dela spara følg del lagre gem seuraa jaa "
    # Romance
    "suivre partager imprimer commenter commentaires enregistrer seguir compartir compartilhar imprimir guardar salvar "
    "comentarios comentários segui condividi stampa salva commenti "
    # Slavonic, Turkish, Indonesian
    "obserwuj udostępnij drukuj sledovat sdílet подписаться поделиться комментарии підписатися поділитися takip paylaş "
    "yazdır ikuti bagikan "
    # Arabic, Hebrew, Chinese, Japanese, Korean
    "متابعة مشاركة עקוב שתף 关注 分享 評論 评论 フォロー シェア 팔로우 공유".split()
)

#: Lower-case words inside a name.
PARTICLES: Final = frozenset(
    "de del della dello degli dei di da do dos das du des la las le les lo los el al von vom zu zum zur van der den ter "
    "ten te in 't op het af av bin ibn bint ben bar abu y e i et och zum ap ó ní mac mc st ud dal dalla san santa".split()
)

#: What a person does, in print beside the name.
ROLES: Final = frozenset(
    # English
    "editor reporter correspondent writer journalist columnist contributor contributing producer photographer "
    "photojournalist analyst blogger director professor manager founder co-founder cofounder ceo cto cfo coo cmo chief "
    "head president vice consultant specialist strategist expert researcher fellow lecturer attorney lawyer "
    "critic anchor presenter host author freelance senior junior staff deputy associate assistant executive "
    "managing content marketing digital political bureau features intern student owner engineer developer "
    "designer advisor adviser coach dietitian nutritionist physician therapist psychologist nurse economist "
    "historian coordinator administrator secretary minister officer partner principal lead former member chairman "
    "gardener horticulturalist educator teacher chef photographs photos illustrations illustrator illustration photography video graphics translation translator "
    # German, Dutch, Scandinavian, Finnish
    "ehemaliger ehemalige ressort redakteur redakteurin redaktor redaktorin korrespondent korrespondentin reporterin journalistin autorin "
    "chefredakteur chefredakteurin volontär volontärin ressortleiter kolumnist kolumnistin fotograf redacteur "
    "verslaggever correspondente redaktör skribent journalist toimittaja kirjeenvaihtaja "
    # French, Spanish, Portuguese, Italian, Romanian, Catalan
    "ancien ancienne journaliste rédacteur rédactrice correspondant correspondante envoyé envoyée chroniqueur chroniqueuse "
    "redactor redactora periodista corresponsal colaborador colaboradora columnista editora director directora "
    "repórter jornalista correspondente colunista giornalista redattore redattrice inviato inviata "
    "corrispondente direttore "
    # Slavonic, Hungarian, Greek, Turkish
    "dziennikarz dziennikarka redaktorka редактор корреспондент журналист журналистка обозреватель "
    "кореспондент кореспондентка újságíró szerkesztő δημοσιογράφος συντάκτης muhabir muhabiri editör editörü yazarı "
    # Chinese, Japanese, Korean, Arabic, Hebrew, Indonesian
    "记者 記者 编辑 編輯 통신원 기자 특파원 محرر مراسل כתב כתבת wartawan editor penulis".split()
)

#: Letters after a name. They are no part of it and no person.
CREDENTIALS: Final = frozenset(
    "phd ph.d ph.d. md m.d m.d. rd rdn rn cfp cpa jd j.d j.d. mba ms msc ma m.a m.a. bsc ba esq esq. dds dmd dvm do np "
    "lcsw lmft ccc-slp cissp cfa pe pmp mph psyd edd ed.d ldn cscs cpt facp faap jr jr. sr sr. ii iii iv frcs mbbs dpt cdn "
    "cdces lpc lmhc cfe ceo cpc aprn dnp pharmd od facs cssd leed ap esq fnp-c rph lld obe mbe cbe mp".split()
)

#: Words that make a name the name of no person: of an organisation, a department or a group of people.
ORGANISATION_WORDS: Final = frozenset(
    # English
    "staff team teams news newsroom newsdesk desk media press magazine times post journal gazette herald tribune "
    "daily weekly online blog inc inc. llc llp pllc plc pc p.c. pty pvt limited ltd ltd. corp corp. corporation company co. group agency agencies association "
    "institute university college school department office council committee foundation society centre center "
    "network channel radio television tv editors editorial editorials reporters correspondents contributors writers "
    "services service solutions technologies technology systems software digital marketing communications "
    "publishing publications partners consulting labs studio studios productions entertainment board bureau "
    "the our your us about contact home wire newswire community support research insights official guest "
    "ministry government federation league club church bank hospital checked size text certified travel resources product products wedding wellness engagement clinic health healthcare law legal "
    "insurance academy global international national federal world publisher web site website podcast show policy privacy terms cookies "
    "guide guides reviews tips advice help desk customer content user admin anonymous unknown everyone others "
    "programme program programs archive archives "
    # German, Dutch, Scandinavian, Finnish
    "redaktion redaktionen redakteure gmbh ag kg e.v. verlag zeitung nachrichten agentur agenturen nachrichtenagentur "
    "redactie redaksjonen redaktionen redaktionen redaktør toimitus nyheter nieuws nyhetsbyrån uutiset presse "
    "universität hochschule stiftung verband verein ministerium "
    # Romance
    "rédaction redaction redacción redaccion redação redacao redazione redacció redacția equipo équipe equipe "
    "equipa agencia agencias agence agences agência agenzia agenzie noticias notícias nouvelles journal periódico "
    "diario jornal giornale universidad universidade université università fundación fundação fondation sarl "
    "s.a. s.l. s.r.l. "
    # Slavonic, Hungarian, Greek, Turkish
    "redakcja redakce redakcia redakcija редакция редакція редакцията агентство новости новини szerkesztőség "
    "hírek συντακτική ομάδα haber haberler merkezi ajansı "
    # Arabic, Hebrew, Indonesian, Chinese, Japanese, Korean
    "تحرير التحرير وكالة وكالات מערכת redaksi berita".split()
)

#: Titles before a name, without the full stop.
HONORIFICS: Final = frozenset(
    "dr prof professor mr mrs ms sir dame rev fr hon herr frau dott dott.ssa ing mag dipl-ing dra sr sra lic "
    "mme mlle maître doktor d-r др проф".split()
)

#: Words for those who write for a publication together, as a byline names them.
GROUPS: Final = frozenset(
    # English
    "staff team editors newsroom newsdesk desk writers contributors reporters correspondents crew "
    # German, Dutch, Scandinavian, Finnish
    "redaktion redaktionen redakteure autorenteam redaksjonen redaktionen redactie toimitus "
    # Romance
    "rédaction redaction redacción redaccion redação redacao redazione redacció redacția equipo équipe equipe "
    "equipa "
    # Slavonic, Hungarian, Greek, Turkish
    "redakcja redakce redakcia redakcija редакция редакція редакцията szerkesztőség σύνταξη "
    # Arabic, Hebrew, Indonesian
    "التحرير מערכת redaksi".split()
)

#: What makes a name the name of an institution, behind which its places follow: "Harbour Institute, Bergen, Norway".
INSTITUTIONS: Final = frozenset(
    # English, German, Dutch, Scandinavian, Finnish
    "university institute college hospital department faculty laboratory academy universität hochschule institut klinik "
    "fakultät universiteit hogeschool universitetet universitet institutt sygehus yliopisto "
    # Romance
    "université hôpital faculté universidad instituto facultad universidade faculdade università istituto facoltà "
    "universitat institutul universitatea "
    # Slavonic, Hungarian, Greek, Turkish, Indonesian
    "uniwersytet instytut univerzita ústav университет институт університет інститут egyetem intézet πανεπιστήμιο "
    "üniversitesi enstitüsü universitas".split()
)

#: What names of editorial offices end with in Chinese, Japanese and Korean.
EDITORIAL_OFFICES: Final = ("编辑部", "編輯部", "編集部", "편집국", "편집부")

#: Parts of words that make a name in Chinese, Japanese or Korean the name of no person.
COLLECTIVES: Final = (
    "编辑部",
    "編輯部",
    "編集部",
    "编辑",
    "新闻",
    "新聞",
    "网",
    "網",
    "社",
    "部",
    "委",
    "局",
    "报",
    "報",
    "台",
    "一覧",
    "뉴스",
    "편집국",
    "팀",
)

#: Whole entries of author fields that name nobody.
NO_NAMES: Final = frozenset(
    "admin administrator webmaster editor editors author authors guest user anonymous unknown none null undefined "
    "root wordpress staff team test default superuser owner blogger name n/a na no author share follow menu learn more learn "
    "search home contact about subscribe read more comments comment newsletter login sign print email e-mail "
    "anónimo anonimo anonyme anonym facebook twitter instagram linkedin youtube whatsapp pinterest tumblr reddit tiktok threads x "
    "redaktion redaction rédaction redacción redacao redação redazione redactie redaksjonen redakcja редакция "
    "autor autorin auteur autore автор yazar penulis [object view all posts editör administrateur administrador "
    "sponsored advertisement advertiser contributor contributors multiple various submitted press submit joined messages 人氣 人气 "
    # Chinese, Japanese, Korean: the counts, labels and visitors that stand in the place of an author
    "暂无简介 暫無簡介 总篇数 總篇數 点击量 點擊量 阅读量 閱讀量 粉丝 粉絲 更多 查看更多 登录 登錄 注册 註冊 订阅 訂閱 匿名 网友 網友 游客 遊客 管理员 管理員 "
    "报道 報導 报導 整合 综合 綜合 编译 編譯 摄影 攝影 "
    "回答者 質問者 投稿者 管理者 匿名希望 관리자 운영자 익명 더보기".split()
) | frozenset(
    phrase.strip()
    for phrase in (
        "author's profile, author’s profile, related topics, related articles, full bio, view profile, view full profile, full profile, see profile, learn more, read more, view all, see all, see all articles, see all posts, see all stories, view all articles, view all posts, view all stories, all stories, show more, more posts, "
        "all posts, more articles, all articles, more stories, more from the author, more from this author, link copied, copy link, author bio, author page, "
        "alle artikel ansehen, alle beiträge ansehen, voir tous les articles, tous ses articles, ver todos los artículos, "
        "ver todos os artigos, vedi tutti gli articoli, bekijk alle artikelen, visa alla artiklar, se alle artikler, näytä kaikki artikkelit, "
        "zobacz wszystkie artykuły, zobrazit všechny články, все материалы автора, всі статті, tüm yazılarını gör, "
        "alle beiträge, alle artikel, mehr artikel, mehr zum autor, zum autor, über den autor, zur autorin, mehr zur autorin, weitere beiträge, weitere artikel, link kopiert, link kopieren, mehr lesen, "
        "tous les articles, ses articles, lire plus, lien copié, copier le lien, voir plus, "
        "ver todos, ver más, ver mais, leer más, ler mais, más artículos, mais artigos, enlace copiado, copiar enlace, "
        "link copiado, copiar link, tutti gli articoli, mostra tutti, leggi tutto, copia link, link copiato, "
        "alle artikelen, meer lezen, lees meer, link gekopieerd, alla artiklar, läs mer, alle artikler, les mer, læs mere, "
        "wszystkie artykuły, czytaj więcej, все статьи, все публикации, читать далее, tüm yazıları, devamını oku"
    ).split(",")
)

#: Words that end a name where no sign separates it from what follows.
NAME_ENDS: Final = frozenset(
    "on at for from via updated published posted last leave comments comment follow share read min mins minute "
    "minutes view views more is was has who january filed under reviewed edited fact-checked medically under "
    "stand uhr am um aus für vom zuletzt aktualisiert veröffentlicht le à pour publié mis el en para publicado actualizado "
    "il per pubblicato aggiornato em às atualizado den för publicerad uppdaterad op voor gepubliceerd "
    "опубликовано обновлено tarihinde the about contact email tweet print save listen about the © copyright "
    "category categories tags photo photos photography image images credit credits illustration as this in "
    "i'm i’m vor symbolbild symbolfoto foto fotos bild bilder geleden sedan siden temu назад".split()
)

#: Labels of a date line.
DATE_LABELS: Final = frozenset(
    "published posted date on at updated modified first last originally created release released issued added "
    "veröffentlicht erschienen erstellt stand am um datum publié le à mis jour publicado publicada el fecha "
    "pubblicato il data publicerad gepubliceerd op udgivet publisert julkaistu opublikowano zveřejněno megjelent "
    "опубликовано дата yayınlanma yayın tarihi δημοσίευση الأحد نشر في diterbitkan ngày 发布时间 发布 时间 日期 公開日 "
    "投稿日 更新日 입력 등록 게시 gespeichert geschrieben verfasst submitted envoyé soumis enviado inviato ingediend inskickat "
    "geplaatst zamieszczone odesláno отправлено".split()
)

#: Labels that make a date the date of the last change.
MODIFIED_LABELS: Final = frozenset(
    "updated update modified revised edited reviewed last aktualisiert zuletzt geändert stand bearbeitet mis modifié "
    "actualisé actualizado actualizada modificado aggiornato modificato atualizado atualizada modificada uppdaterad "
    "oppdatert opdateret päivitetty bijgewerkt gewijzigd zaktualizowano aktualizacja aktualizováno frissítve "
    "обновлено изменено оновлено güncelleme güncellendi ενημέρωση ενημερώθηκε تحديث diperbarui 更新 更新日 최종수정 수정 "
    "actualizat editado corrected aktualisierung letzte letzter änderung modification modificación actualización "
    "última modifica aggiornamento ultima modificação atualização senast ändrad sist endret sidst ændret laatst "
    "laatste wijziging viimeksi muokattu изменение обновление последнее değişiklik aktualizace aktualizacji".split()
)

#: Words before the day on which something ends: "available until 6 May".
UNTIL: Final = frozenset(
    "until till bis jusqu hasta até fino tot til saakka až до expires expire gültig".split()
)

#: How the lines below the articles of blogs begin that say when they were posted, in the words of WordPress and
#: its large themes.
POSTED: Final = tuple(
    phrase.strip()
    for phrase in (
        "this entry was posted, this entry was published, this post was, this article was, this story was, "
        "this page was, originally published, first published, "
        "dieser beitrag wurde, dieser artikel wurde, dieser eintrag wurde, "
        "cet article a été, ce billet a été, cette entrée a été, cet article est paru, "
        "esta entrada fue, este artículo fue, esta entrada foi, este artigo foi, este post foi, "
        "questo articolo è stato, questa voce è stata, questo post è stato, aquesta entrada s'ha, "
        "dit bericht werd, dit bericht is, dit artikel werd, dit artikel is, "
        "detta inlägg, det här inlägget, dette innlegget, dette indlæg, tämä artikkeli, tämä kirjoitus, "
        "ten wpis został, ten artykuł został, tento příspěvek byl, tento článok bol, ezt a bejegyzést, "
        "эта запись была, запись опубликована, эта статья была, цей запис було, bu yazı, αυτό το άρθρο, "
        "この記事は, このエントリーは, 本条目发布于, 本文发表于, 这篇文章发表于, 이 글은"
    ).split(",")
)

#: Words of a reading time ("5 min read").
READ_TIME: Final = frozenset(
    "min mins minute minutes read reading minuten lesezeit lecture lectura leitura lettura leestid leestijd lästid "
    "läsning tempo minuto minutos minuti dakika minut мин минут minuter minutter minuuttia 分钟 分 분".split()
)

#: A word in the address of the page of one who writes, with the first letter of what follows it, the name.
PROFILE_PATH: Final = re.compile(
    r"/(?:[a-z]+-)?(?:authors?|autor(?:es|en|i|a)?|auteurs?|autor[ei]|auth?or|profiles?|profil|perfil|profilo|"
    r"staff|team|the-team|people|person(?:en|al)?|reporters?|journalists?|journaliste?s?|periodistas?|jornalistas?|giornalist[ai]|"
    r"redakt(?:ion|eur|eure|oren)|redact(?:ie|eurs?|or|ores)|rédaction|redaction|contributors?|columnists?|"
    r"columnistas?|writers?|editors?|experts?|producers?|correspondents?|bylines?|by|firmas?|skribent(?:er)?|"
    r"forfattere?|toimittajat?|kirjoittajat?|avtor[iy]?|yazar(?:lar)?|penulis)/[^/]|/@[^/]",
    re.IGNORECASE,
)
