"""Plain values from whatever a page states."""

import pytest

from broadsheet._metadata.values import image_from, plain, strings, tags_from
from broadsheet.model import Image

BASE = "https://courier.example/a/b"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Old \n pier ", "Old pier"),
        ("Salt &amp; stone", "Salt & stone"),
        ("Salt &amp;amp; stone", "Salt & stone"),
        ("<p>Old <b>pier</b></p>", "Old pier"),
        ("3 < 4", "3 < 4"),
        ("Old\u200bpier\u202e", "Oldpier"),
        ("", None),
        ("   ", None),
        (None, None),
        (7, None),
        (["Old pier"], None),
    ],
)
def test_strings_become_plain_text(value, text):
    """Entities, tags, invisible characters and white space are resolved; other values give None."""
    assert text == plain(value)


def test_strings_are_found_in_lists_and_objects():
    """A value, its members and the names of its members count; everything else is passed over."""
    assert ["a", "b", "c"] == strings(["a", {"name": "b"}, {"x": 1}, None, 3, ["d"], " ", "c"])


def test_one_string_of_tags_is_divided():
    """Commas divide a single string, and members of a list that are lists; case and hyphens make no new tag."""
    assert ("Harbour", "Winter") == tags_from("Harbour, Winter,harbour, ")
    assert ("Skerry Bay, outer quay", "Winter") == tags_from(["Skerry Bay, outer quay", "Winter"])
    assert ("a", "old pier", "c", "d", "e") == tags_from(["a, old pier, c, d", "a,old-pier,c,d,e"])


@pytest.mark.parametrize(
    ("value", "image"),
    [
        ("/p.jpg", Image(url="https://courier.example/p.jpg")),
        (
            {
                "@type": "ImageObject",
                "url": "https://i.example/p.jpg",
                "width": "800px",
                "height": 600,
                "caption": "The pier",
            },
            Image(url="https://i.example/p.jpg", alt="The pier", width=800, height=600),
        ),
        (
            [None, "data:image/png;base64,AA", {"contentUrl": ["https://i.example/q.jpg"]}],
            Image(url="https://i.example/q.jpg"),
        ),
        ({"url": "http://[::1"}, None),
        ([], None),
        (True, None),
    ],
)
def test_pictures_are_found_in_any_shape(value, image):
    """The first usable address of a string, an object or a list makes the picture."""
    assert image == image_from(value, BASE)
