"""Words of lists of topics: what stands before them, and in the addresses that their links lead to, by language.

Origin: compiled by hand from what public news pages, blogs and journals print above or before the topics of an
article, and from the addresses that large content management systems give to the page of a topic.
"""

import re
from typing import Final

__all__ = ["NO_SECTIONS", "NO_TOPICS", "SEARCH_PARAMETERS", "TOPIC_FOLDER", "TOPIC_LABELS"]

#: What stands before a list of topics, as ``str.casefold`` writes it, without the colon.
TOPIC_LABELS: Final = frozenset(
    phrase.strip()
    for phrase in (
        # English
        "tags, tag, tagged, tagged with, tagged as, tagged in, post tags, article tags, related tags, topics, topic, "
        "related topics, more topics, topics in this article, topics in this story, in this article, in this story, "
        "more on, more about, more on this topic, read more about, explore more, keywords, key words, index terms, "
        "labels, filed under topics, article topics, tags for this article, hashtags, "
        # German
        "schlagwörter, schlagworte, schlagwort, stichwörter, stichworte, themen, thema, mehr zum thema, mehr zu, "
        "mehr themen, lesen sie mehr zum thema, mehr zu diesem thema, verwandte themen, getaggt mit, getaggt in, getaggt, "
        "verschlagwortet mit, schlagwörter zu diesem artikel, themen in diesem artikel, mehr zu den themen, "
        "themen des artikels, "
        # French
        "mots-clés, mots clés, mot-clé, mots-clefs, étiquettes, étiquette, sujets, thèmes, thématiques, plus sur, "
        "en savoir plus sur, sujets associés, thèmes associés, tags associés, dans cet article, à lire aussi sur, "
        # Spanish, Catalan, Galician, Portuguese
        "etiquetas, temas, más temas, archivado en, temas relacionados, más sobre, más información sobre, "
        "palabras clave, etiquetado, etiquetado en, en este artículo, etiquetes, temes, paraules clau, arxivat a, "
        "assuntos, tópicos, palavras-chave, tudo sobre, mais sobre, saiba mais sobre, leia mais sobre, "
        "tópicos relacionados, assuntos relacionados, marcadores, "
        # Italian, Romanian
        "argomenti, temi, parole chiave, etichette, in questo articolo, altro su, scopri di più su, etichete, "
        "subiecte, cuvinte cheie, mai multe despre, citește mai multe despre, "
        # Dutch, Swedish, Norwegian, Danish, Icelandic, Finnish, Estonian
        "onderwerpen, trefwoorden, meer over, lees meer over, gerelateerde onderwerpen, ämnen, taggar, etiketter, "
        "mer om, läs mer om, ämnen i artikeln, emner, stikkord, nøkkelord, les mer om, emneord, nøgleord, læs mere om, "
        "mere om, efnisorð, aiheet, avainsanat, asiasanat, tunnisteet, lisää aiheesta, märksõnad, teemad, "
        # Polish, Czech, Slovak, Slovenian, Croatian, Serbian, Hungarian, Lithuanian, Latvian
        "tagi, tematy, słowa kluczowe, powiązane tematy, tematy w artykule, więcej o, témata, štítky, klíčová slova, "
        "související témata, témy, značky, kľúčové slová, oznake, teme, tagovi, ključne besede, ključne riječi, "
        "више о, ознаке, теме, címkék, témák, kulcsszavak, temos, žymos, raktiniai žodžiai, birkas, tēmas, atslēgvārdi, "
        # Russian, Ukrainian, Bulgarian, Greek
        "теги, тэги, тег, темы, метки, ключевые слова, сюжеты, хештеги, теги статьи, теми, мітки, ключові слова, "
        "етикети, тагове, ключови думи, още по темата, ετικέτες, θέματα, λέξεις κλειδιά, λέξεις-κλειδιά, "
        # Turkish, Azerbaijani, Arabic, Persian, Hebrew
        "etiketler, konular, ilgili konular, anahtar kelimeler, anahtar sözcükler, teqlər, açar sözlər, وسوم, الوسوم, "
        "العلامات, كلمات مفتاحية, الكلمات المفتاحية, الكلمات الدلالية, مواضيع, المواضيع, اقرأ المزيد عن, برچسب‌ها, "
        "برچسب ها, کلیدواژه‌ها, کلمات کلیدی, موضوعات, تگ ها, תגיות, תגים, נושאים, עוד בנושא, עוד באותו נושא, "
        # Hindi, Bengali, Indonesian, Malay, Vietnamese, Thai
        "टैग, टैग्स, टॅग्स, विषय, संबंधित विषय, ট্যাগ, ট্যাগস, বিষয়, topik, topik terkait, tag terkait, kata kunci, "
        "từ khóa, từ khoá, chủ đề, thẻ, แท็ก, แท็กที่เกี่ยวข้อง, คำค้น, ป้ายกำกับ, "
        # Chinese, Japanese, Korean
        "标签, 標籤, 关键词, 关键字, 關鍵詞, 關鍵字, 话题, 話題, 相关标签, 相關標籤, 相关话题, 文章标签, タグ, キーワード, "
        "関連キーワード, 関連タグ, 関連トピックス, トピックス, 関連ワード, 태그, 키워드, 관련 태그, 관련 키워드, 해시태그"
    ).split(",")
)

#: Links of such lists that lead to all topics, or unfold the list.
NO_TOPICS: Final = TOPIC_LABELS | frozenset(
    phrase.strip()
    for phrase in (
        "all topics, all tags, more, show more, see more, see all, view all, alle themen, mehr, mehr anzeigen, weitere themen, "
        "tous les sujets, voir plus, plus, todos los temas, ver más, ver todos, todos os temas, ver mais, tutti gli argomenti, "
        "mostra altro, alle onderwerpen, toon meer, visa mer, vis mer, vis mere, näytä lisää, więcej, pokaż więcej, "
        "все темы, показать ещё, ещё, tüm konular, daha fazla, المزيد, もっと見る, 更多, 더보기"
    ).split(",")
)

#: What stands for a section where nobody chose one: the names of lists, and what WordPress calls its default category.
NO_SECTIONS: Final = TOPIC_LABELS | frozenset(
    phrase.strip()
    for phrase in (
        "uncategorized, uncategorised, unkategorisiert, nicht kategorisiert, non classé, non catégorisé, sin categoría, "
        "sin categoria, sem categoria, não categorizado, sense categoria, senza categoria, non categorizzato, geen categorie, "
        "niet gecategoriseerd, okategoriserade, okategoriserad, ukategorisert, ikke kategoriseret, ukategoriseret, "
        "luokittelematon, liigitamata, bez kategorii, nezařazené, nezaradené, nekategorizirano, некатегоризовано, "
        "kategorizálatlan, fără categorie, без рубрики, без категории, без категорії, некатегоризирани, χωρίς κατηγορία, "
        "kategorisiz, غير مصنف, دسته‌بندی نشده, ללא קטגוריה, tak berkategori, chưa phân loại, ไม่มีหมวดหมู่, "
        "未分类, 未分類, 미분류"
    ).split(",")
)

#: The path above a topic's page, which a word says: WordPress "/tag/...", Blogger "/search/label/...", Drupal "/topics/...".
TOPIC_FOLDER: Final = re.compile(
    r"(?:^|[/_-])(?:tags?|topics?|themen|thema|temas?|etiquetas?|labels?|keywords?|schlagw(?:ort|orte|oerter)|"
    r"stichw(?:ort|orte|oerter)|mots?-cles?|sujets?|thematiques?|etiquettes?|argoment[io]|onderwerp(?:en)?|amne|"
    r"emner?|stikkord|aiheet|aihe|avainsanat?|tagi|tematy?|temat[ay]|stitky|cimkek?|etichet[ae]|oznake|etiket(?:ler)?|"
    r"konu(?:lar)?|topik|all-about|tegi|temi|metki|chu-de|tu-khoa)(?:/[^/]+)?$",
    re.IGNORECASE,
)

#: Parameters by which the query of an address names what is searched for, or the topic whose articles are listed.
SEARCH_PARAMETERS: Final = frozenset(
    "q s k kw wd query search searchterm search_query term terms text word words keyword keywords key suche suchbegriff "
    "recherche buscar busca busqueda cerca zoek zoekterm sok hae haku szukaj hledat kereses ara arama tag tags topic topics "
    "label labels theme thema tema sujet etiqueta argomento schlagwort".split()
)
