"""Which stated keywords are topics."""

import pytest

from broadsheet._metadata.topics import first_section, repeats_title, spell_title, topics_among


@pytest.mark.parametrize(
    ("stated", "topics"),
    [
        (["harbour", "channel_sea_news", "/article"], ["harbour"]),
        (["harbour", "://about:blank"], ["harbour"]),
        (["type: news", "Section: Sea:Ferries", "harbour"], ["harbour"]),
        (["Tag:Harbour", "Lite:true", "Level:0"], ["Harbour"]),
        (["articleID/N6T", "Type/Article", "Length/medium"], []),
        (["Day: Monday", "Page Type: Article", "WC: 2000-2999", "Long"], ["Long"]),
    ],
)
def test_labels_of_machines_are_no_topics(stated, topics):
    """Keys, addresses and labelled values by which systems count are left out; what is labelled a tag is kept."""
    assert tuple(topics) == topics_among(stated)


@pytest.mark.parametrize(
    "stated",
    [
        ["Lock: A History", "Nation/World", "Halle/Saale", "ferries", "pilots", "storms", "tides"],
        ["Ferry Tales: North", "Ferry Tales: South"],
        ["24/7", "1931", "قفل_الميناء"],
    ],
)
def test_topics_may_hold_signs(stated):
    """Titles with a colon, pairs and years are topics, as long as they do not make up a long list."""
    assert tuple(stated) == topics_among(stated)


@pytest.mark.parametrize(
    ("tags", "title", "spelt"),
    [
        (["Old", "pier", "stays", "open"], "Old pier stays open", True),
        (["Courier", "OLD", "PIER", "STAYS", "OPEN"], "Old pier stays open", True),
        (["jetee", "ouverte", "hiver"], "La jetée ouverte en hiver", True),
        (["open", "stays", "pier", "old"], "Old pier stays open", False),
        (["pier", "winter"], "Old pier stays open this winter", False),
        (["pier", "harbour", "trust", "winter", "lock"], "Old pier stays open this winter", False),
        (["Old pier", "stays", "open"], "Old pier stays open", False),
        (["Old", "pier"], "Old pier", False),
        (["harbour"], "", False),
        (
            ["pier", "stays", "open", "winter", "harbour"],
            "The pier is to stay on and stays open for a winter at the harbour",
            True,
        ),
        (
            ["Pier", "Stays", "Open", "Winter", "Harbour"],
            "The pier is to stay on and stays open for a winter at the harbour",
            False,
        ),
    ],
)
def test_tags_that_spell_the_title_are_told(tags, title, spelt):
    """Most of the title's words in their order, one a tag, are the title and no topics."""
    assert spelt is spell_title(tags, title)


@pytest.mark.parametrize(
    ("stated", "section"),
    [
        ("Sea", "Sea"),
        ("Sea,Towns", "Sea"),
        ("Sea | Towns", "Sea"),
        (", Sea, Towns,", "Sea"),
        ("Towns, Sea and Sky", "Towns, Sea and Sky"),
        (
            "The trust will keep the old pier open, its chair said.",
            "The trust will keep the old pier open, its chair said.",
        ),
        (", ", None),
        ("Uncategorized", None),
        ("Без рубрики", None),
        ("tags", None),
    ],
)
def test_the_first_of_joined_sections_is_taken(stated, section):
    """A list of sections gives its first; a name or a sentence with a comma is whole; what nobody chose is none."""
    assert section == first_section(stated)


@pytest.mark.parametrize(
    ("tag", "title", "repeats"),
    [
        ("Courier - News - Old pier stays open in winter", "Old pier stays open in winter", True),
        ("old pier stays open in winter!", "Old pier stays open in winter", True),
        ("Old pier", "Old pier stays open in winter", False),
        ("Index funds", "Index funds", False),
    ],
)
def test_a_tag_that_holds_the_headline_is_told(tag, title, repeats):
    """A long headline among the tags is no topic; a short one may be."""
    assert repeats is repeats_title(tag, title)


def test_numbers_of_records_are_no_tags():
    """Long numbers and UUIDs are keys of machines; years are topics."""
    assert ("2019",) == topics_among(["18153161", "26157981-b4f7-4929-adc1-e860c6f03636", "2019"])
