"""From the attributes of a picture to its best address."""

import pytest

from broadsheet._media import (
    image_of,
    is_logo,
    is_ornament,
    is_same_picture,
    picture_key,
    provider_of,
    stated_size,
)

_BASE = "https://example.org/news/"


@pytest.mark.parametrize(
    ("attributes", "url"),
    [
        ({"src": "a.jpg"}, "https://example.org/news/a.jpg"),
        ({"src": "a.jpg", "srcset": "b.jpg 300w, c.jpg 900w"}, "https://example.org/news/c.jpg"),
        ({"src": "a.jpg", "srcset": "b.jpg 1x,c.jpg 2x"}, "https://example.org/news/a.jpg"),
        ({"src": "a.jpg", "width": "800", "srcset": "b.jpg 300w"}, "https://example.org/news/a.jpg"),
        ({"src": "/blank.gif", "data-src": "b.jpg"}, "https://example.org/news/b.jpg"),
        ({"src": "fallback.png", "data-src": "b.jpg"}, "https://example.org/news/b.jpg"),
        ({"src": "data:image/gif;base64,AA", "sources": "b.webp"}, "https://example.org/news/b.webp"),
        ({"src": "/blank.gif", "data-my-own": "b.jpg?w=9", "alt": "c"}, "https://example.org/news/b.jpg?w=9"),
        ({"width": "900", "srcset": "b.jpg 400w"}, "https://example.org/news/b.jpg"),
        ({"src": "a.jpg", "width": "900", "height": "0"}, "https://example.org/news/a.jpg"),
        ({"src": "a-transparent.png"}, "https://example.org/news/a-transparent.png"),
    ],
)
def test_best_address(attributes: dict[str, str], url: str) -> None:
    """The largest stated version wins over a lazy address, that over ``src``, that over any other; placeholders never."""
    image = image_of(attributes, _BASE)

    assert url == (image.url if image else None)


@pytest.mark.parametrize(
    "attributes",
    [
        {"src": "data:image/gif;base64,AA"},
        {"src": "a.gif", "width": "1", "height": "1"},
        {"src": "a.gif", "width": "600", "height": "1"},
        {"src": "https://pixel.wp.com/b.gif"},
        {"src": "https://ads.example.org/delivery/avw.php?zoneid=5"},
        {"src": "https://ads.example.org/banner?ts=[timestamp]"},
        {"src": "if(this.src!='https://a.example/b.jpg') this.src='https://a.example/b.jpg'"},
    ],
)
def test_no_picture(attributes: dict[str, str]) -> None:
    """Placeholders, tracking pixels and addresses of trackers show no picture."""
    assert image_of(attributes, _BASE) is None


def test_ornaments_are_known_by_name() -> None:
    """Class names, file names and theme folders tell what belongs to the page's design."""
    found = [
        is_ornament({"class": "avatar photo"}, "https://example.org/a.jpg"),
        is_ornament({}, "https://example.org/site-logo.png"),
        is_ornament({}, "https://example.org/themes/blue/close.svg"),
        is_ornament({}, "https://example.org/assets/social/pin.png"),
        is_ornament({"alt": "Share on Facebook"}, "https://example.org/fb.svg"),
        is_ornament({"alt": "Print"}, "https://example.org/p.svg"),
        is_ornament({"alt": "Werbung"}, "https://example.org/500x200.gif"),
        is_ornament({}, "https://example.org/a1b2/double_chevron.svg"),
        is_ornament({}, "https://example.org/5eac0e88cb6cf977d_zalando-logo-1.png"),
        is_ornament({"alt": "Facebook opens an office in Rio"}, "https://example.org/a.jpg"),
        is_ornament({}, "https://example.org/2024/silicon-valley.jpg"),
        is_ornament({}, "https://example.org/how-to-design-a-logo-in-four-steps.png"),
        is_ornament({"class": "photo image-zoom"}, "https://example.org/porridge.jpg"),
    ]

    assert [True] * 9 + [False] * 4 == found


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("Share on Facebook", True),
        ("Auf Facebook teilen", True),
        ("Partager sur LinkedIn", True),
        ("分享到微信", True),
        ("Imprimer", True),
        ("logo twitter", True),
        ("Xing", True),
        ("The mill on Facebook Street", False),
        ("Share of the votes", False),
        ("", False),
    ],
)
def test_signs_of_sharing(alt: str, *, expected: bool) -> None:
    """The alternative text of a sign names a service, or what a reader may do with the page, in any language."""
    assert expected == is_ornament({"alt": alt}, "https://example.org/s.svg")


def test_sizes_of_a_picture_have_one_key() -> None:
    """A size in the file name or in the query of a plain file makes no other picture."""
    keys = {
        picture_key("https://example.org/mill.jpg"),
        picture_key("https://example.org/mill-300x200.jpg"),
        picture_key("https://example.org/mill.jpg?w=900"),
    }

    assert {"https://example.org/mill.jpg"} == keys


def test_provider_is_named_by_host() -> None:
    """A known host names its service, another stands for itself, advertising has no name."""
    hosts = ("www.youtube.com", "maps.example.org", "flo.uri.sh", "ad.doubleclick.net", "ads.example.org")

    expected = ["youtube", "maps.example.org", "flourish", None, None]
    assert expected == [provider_of(f"https://{host}/x") for host in hosts]


def test_button_is_no_embed() -> None:
    """What a service shows for liking and sharing is no content, as its posts are."""
    urls = [f"https://www.facebook.com/plugins/{name}.php?href=x" for name in ("like", "post")]

    assert [None, "facebook"] == [provider_of(url) for url in urls]


def test_pictures_that_stand_for_a_site_are_known_by_name() -> None:
    """A logo, a part of the theme and a placeholder are the site's own; a long name tells what a picture shows."""
    own = (
        "https://c.example/img/courier-logo_1200x630.png",
        "https://c.example/wp-content/themes/courier/social.jpg",
        "https://c.example/i/blank.jpg",
    )
    shown = (
        "https://c.example/img/pier.jpg",
        "https://c.example/img/painter-restores-the-old-ferry-line-logo-on-funnel.jpg",
        "https://c.example/img/avatar-fire-premiere.jpg",
    )
    assert [True] * 3 + [False] * 3 == [is_logo(url) for url in own + shown]


def test_a_share_of_the_page_is_no_width_in_pixels() -> None:
    """A width in percent says nothing about the picture's size."""
    image = image_of({"src": "/a.jpg", "width": "100%", "height": "40"}, "https://c.example/")
    assert image is not None
    assert (None, 40) == (image.width, image.height)


@pytest.mark.parametrize(
    ("url", "size"),
    [
        ("https://example.org/mill-150x100.jpg", 150),
        ("https://example.org/16x9/mill.jpg?w=96&q=85", 96),
        ("https://example.org/max/60/mill.jpg", 60),
        ("https://example.org/w_49,h_28,blur_2/mill.jpg", None),
        ("https://example.org/mill-w01.jpg", None),
    ],
)
def test_size_in_an_address(url: str, size: int | None) -> None:
    """Addresses name sizes in pixels; ratios, numbers of files and blurred previews are no sizes."""
    assert size == stated_size(url)


def test_versions_share_a_telling_name() -> None:
    """Files of one telling name are versions of a picture, files that only bear a number are not."""
    same = is_same_picture(
        "https://a.example/mill-at-night_small.jpg", "https://b.example/x/mill-at-night.png"
    )
    other = is_same_picture("https://a.example/1/40000000.jpg", "https://a.example/2/40000000.jpg")

    assert (True, False) == (same, other)


def test_json_is_no_address() -> None:
    """Where ``src`` holds JSON for a script, the address is looked for elsewhere."""
    attributes = {"data-src": '{"default": "//example.org/a.jpg"}', "src": "/b.jpg"}
    image = image_of(attributes, "https://example.org/")
    assert image is not None
    assert "https://example.org/b.jpg" == image.url


def test_alternative_text_that_was_escaped_twice() -> None:
    """References that are left after the page was read are resolved; a lone ampersand stays."""
    texts = ("&quot;Gull&quot; at sea&nbsp;", "Fish & chips", "R&D")
    images = [image_of({"src": "/a.jpg", "alt": text}, "https://example.org/") for text in texts]
    assert ['"Gull" at sea', "Fish & chips", "R&D"] == [image.alt for image in images if image]
