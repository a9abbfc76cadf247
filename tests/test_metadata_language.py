"""Languages, declared and given away by the script and the function words."""

import pytest

from broadsheet import parse
from broadsheet._lexicon.function_words import FUNCTION_WORDS, KIN
from broadsheet._metadata.language import language_of_script, language_of_words, normalise_tag, regional_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"),
        ("EN_us", "en-US"),
        ("pt-br", "pt-BR"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("zh_TW.UTF-8", "zh-TW"),
        ("iw", "he"),
        ("jp", "ja"),
        ("en-EN", "en"),
        ("deu", "de"),
        ("es-419", "es-419"),
        ("", None),
        (None, None),
        ("und", None),
        ("english", None),
        ("{{lang}}", None),
    ],
)
def test_tags_are_written_as_bcp_47_writes_them(text, tag):
    """Case and separators are mended, old and wrong codes replaced, and what is no code dropped."""
    assert tag == normalise_tag(text)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("The pier is open.", "en", "en"),
        ("The pier is open.", None, None),
        ("“The pier” – open…", "de", "de"),
        ("防波堤は冬のあいだも開いています。", "en", "ja"),
        ("码头整个冬天都开放。", None, "zh"),
        ("码头整个冬天都开放。", "zh-TW", "zh-TW"),
        ("부두는 겨울 내내 열려 있습니다.", None, "ko"),
        ("Пирс открыт всю зиму.", None, "ru"),
        ("Пирс открыт всю зиму.", "bg", "bg"),
        ("Причал відкрито всю зиму, і він її переживе.", None, "uk"),
        ("Η προβλήτα είναι ανοιχτή.", "en-US", "el"),
        ("الرصيف مفتوح طوال الشتاء.", None, "ar"),
        ("اسکله تمام زمستان باز است.", "fa", "fa"),
        ("המזח פתוח כל החורף.", None, "he"),
        ("ท่าเรือเปิดตลอดฤดูหนาว", None, "th"),
        ("घाट सर्दियों भर खुला रहता है।", "mr", "mr"),
    ],
)
def test_the_script_corrects_the_declaration(text, declared, language):
    """A declared language stands where it is written in the text's script, and gives way where it is not."""
    assert language == language_of_script(text, declared)


def test_the_host_tells_which_english():
    """A country code gives plain English its region; other tags are left as they are."""
    tags = [
        regional_tag(tag, host) for tag, host in (("en", "courier.co.uk"), ("en-US", "a.uk"), ("fr", "a.uk"))
    ]
    assert ["en-GB", "en-US", "fr"] == tags


_GERMAN = (
    "Der alte Pier ist im Winter für die Besucher offen, und das Amt hat nun auch die Treppe zum Wasser wieder "
    "freigegeben. Die Stadt will mit den Fischern über die Kosten sprechen, denn es ist noch nicht klar, wer sie "
    "am Ende trägt und ob das Geld aus dem Haushalt bis zum Frühjahr reicht."
)
_ENGLISH = (
    "The old pier is open to visitors in the winter, and the council has now cleared the stairs to the water. The "
    "town wants to talk to the fishermen about the cost, for it is not yet clear who will bear it in the end and "
    "whether the money from the budget will last until the spring."
)
_SPANISH = (
    "El viejo muelle está abierto a los visitantes en el invierno, y el ayuntamiento ha despejado la escalera que "
    "baja al agua. La ciudad quiere hablar con los pescadores sobre los gastos, pero no se sabe quién los va a "
    "pagar ni si el dinero de las cuentas llega hasta la primavera."
)
_DANISH = (
    "Den gamle mole er åben for gæster om vinteren, og kommunen har nu også ryddet trappen ned til vandet. Byen vil "
    "tale med fiskerne om prisen, for det er ikke klart, hvem der skal betale den til sidst, og om pengene fra kassen "
    "rækker til foråret, efter at arbejdet blev dyrere."
)
_POLISH = (
    "Stary pomost jest zimą otwarty dla gości, a urząd oczyścił już także schody do wody. Miasto chce się naradzić z "
    "rybakami, bo nie wiadomo, kto za to w końcu zapłaci i czy pieniędzy z budżetu, który był mały, wystarczy do "
    "wiosny, gdy na pomost przyjdą też turyści, co jest pewne."
)
_UKRAINIAN = (
    "Старий причал відкрито для гостей на всю зиму, і міська рада вже розчистила сходи до води. Місто хоче говорити з "
    "рибалками про кошти, бо ще не ясно, хто за це в кінці заплатить, та чи вистачить грошей, які є в касі, до весни, "
    "що для порту є дуже важливим, але не новим."
)
_BULGARIAN = (
    "Старият кей е отворен за гости през зимата и общината вече е почистила стълбите към водата. Градът иска да говори "
    "с рибарите за парите, но не е ясно кой ще ги плати накрая и дали те ще стигнат до пролетта, при това от "
    "касата на града, която не е пълна, както се вижда."
)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (_GERMAN, None, "de"),
        (_GERMAN, "en-US", "de"),
        (_GERMAN, "de-AT", "de-AT"),
        (_GERMAN, "lb", "lb"),
        (_ENGLISH, None, "en"),
        (_ENGLISH, "fr", "en"),
        (_ENGLISH, "en-GB", "en-GB"),
        (_SPANISH, None, "es"),
        (_SPANISH, "en", "es"),
        (_SPANISH, "ca", "ca"),
        (_DANISH, None, "da"),
        (_DANISH, "nb", "nb"),
        (_POLISH, None, "pl"),
        (_UKRAINIAN, "ru", "uk"),
        (_BULGARIAN, "ru", "bg"),
    ],
)
def test_function_words_correct_the_declaration(text, declared, language):
    """A declared language gives way to the one whose function words fill the text, unless the two are close."""
    assert language == language_of_words(text, declared)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(_GERMAN.split()[:39]),
        " ".join(f"Skerry Courier {number}" for number in range(40)),
        f"{_GERMAN} {_ENGLISH}",
        "码头整个冬天都开放，市政府已经清理了台阶。" * 30 + _GERMAN,
    ],
    ids=["short", "names", "two languages", "mostly Chinese"],
)
def test_unclear_function_words_decide_nothing(text):
    """Few words, words without a language, two languages in turn and a script without spaces change nothing."""
    assert [None, "fr"] == [language_of_words(text, None), language_of_words(text, "fr")]


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_page_is_read_in_the_language_of_its_prose(kind):
    """Prose in another language than the page declares decides, in HTML and in plain text alike."""
    html = f"<html lang=en><title>Pier</title><h1>Pier</h1><p>{_GERMAN}<p>{_GERMAN}"
    article = parse(html if kind == "html" else f"Pier\n\n{_GERMAN}\n\n{_GERMAN}\n", kind=kind)
    (item,) = [item for item in article.provenance if item.field == "language"]
    losers = [(loser.value, loser.source) for loser in item.candidates]
    expected = [("en", "html lang")] if kind == "html" else []
    assert ("de", "function words", expected) == (article.language, item.source, losers)


def test_close_languages_are_close_to_each_other():
    """Of two close languages that both have function words, each is known to be close to the other."""
    pairs = [
        (name, other) for name in FUNCTION_WORDS for other in KIN.get(name, ()) if other in FUNCTION_WORDS
    ]
    assert [] == [(name, other) for name, other in pairs if name not in KIN[other]]
