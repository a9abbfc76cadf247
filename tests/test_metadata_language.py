"""Languages, declared and given away by the script."""

import pytest

from broadsheet._metadata.language import language_of_script, normalise_tag, regional_tag


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
