"""Names of people."""

import pytest

from broadsheet._metadata.names import agency_of, clean_name, is_person, names_a_group, without_title


@pytest.mark.parametrize(
    "name",
    [
        "Jane Porter",
        "JANE PORTER",
        "Ludwig van der Aa",
        "María de la Cruz",
        "Seán O’Brien",
        "J. R. Hartwell",
        "Jean-Luc Moreau",
        "Øyvind Ås",
        "Łukasz Żak",
        "Иван Петров",
        "Νίκος Παππάς",
        "王小明",
        "홍길동",
        "山田 太郎",
        "أحمد محمد",
        "דנה לוי",
        "प्रिया शर्मा",
    ],
)
def test_names_of_people_are_known_in_any_script(name):
    """Capitals where the script has them, particles between, hyphens and initials make a name."""
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "admin",
        "Staff Writer Team",
        "The Skerry Courier Team",
        "Redaktion",
        "MM-Redaktion",
        "Rédaction",
        "jporter",
        "jane-porter",
        "jane@courier.example",
        "https://courier.example/jane",
        "courier.example.com",
        "March 2024",
        "Read more",
        "See All Articles",
        "Reuters",
        "dpa",
        "By",
        "the old pier",
        "Who pays for the harbour?",
        "编辑部",
        "著者一覧",
        "X",
    ],
)
def test_what_is_no_name_of_a_person_is_refused(name):
    """Accounts, addresses, departments, agencies, labels and sentences are no people."""
    assert not is_person(name)


def test_one_word_is_a_name_only_where_a_field_says_so():
    """A single word counts in a field for authors, unless it is a role, a label or an abbreviation."""
    verdicts = [is_person("Krystyna"), is_person("Krystyna", single=True)]
    verdicts += [is_person(word, single=True) for word in ("Journalist", "Updated", "BBC")]
    assert [False, True, False, False, False] == verdicts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Porter, PhD, RD", "Jane Porter"),
        ("Jane Porter (Skerry Bay)", "Jane Porter"),
        (" – Jane Porter: ", "Jane Porter"),
        ("Harold Stone Jr.", "Harold Stone"),
        ("홍길동 기자", "홍길동"),
        ("張三記者", "張三"),
        ("Jane P.", "Jane P."),
    ],
)
def test_what_is_glued_to_a_name_is_removed(text, name):
    """Credentials, brackets, signs and East Asian roles are no part of the name."""
    assert name == clean_name(text)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Associated Press", "AP"),
        ("(Reuters)", "Reuters"),
        ("dpa", "dpa"),
        ("avec AFP", "AFP"),
        ("新华社", "Xinhua"),
    ],
)
def test_agencies_have_one_name_each(text, agency):
    """All forms in which an agency is named give the same name."""
    assert agency == agency_of(text)


def test_a_person_is_no_agency():
    """A name that no agency bears gives none."""
    assert agency_of("Jane Porter") is None


def test_groups_are_told_by_their_words():
    """A desk, a staff, an editorial office in any script; not a sentence in small letters, not a person."""
    groups = ["News Desk", "Skerry Staff", "MM-Redaktion", "Redacción", "本刊编辑部"]
    others = ["our own staff", "Jane Porter", "新华社"]
    assert ([True] * 5, [False] * 3) == (
        [names_a_group(name) for name in groups],
        [names_a_group(name) for name in others],
    )


def test_titles_before_a_name_are_no_part_of_it():
    """What is left must still be a full name."""
    names = ["Dr Jane Porter", "Prof. Olav Stenmark", "Mr Porter", "Drew Porter"]
    assert ["Jane Porter", "Olav Stenmark", "Mr Porter", "Drew Porter"] == [
        without_title(name) for name in names
    ]
