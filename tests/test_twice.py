"""Text that was encoded as UTF-8 twice is read as it was meant."""

import pytest

from broadsheet._twice import decode_once

TEXT = "The pier’s “new” café — closed… Ångström, Łódź, 東京 and ⭐ stay."


def encoded_again(text, encoding):
    """UTF-8 of what somebody sees who reads UTF-8 as another encoding."""
    seen = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())
    return seen.encode()


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_whole_pages_are_restored(encoding, times):
    """A page that was encoded again, once or several times, comes back as it was."""
    data = TEXT.encode()
    for _ in range(times):
        data = encoded_again(data.decode(), encoding)
    assert TEXT == decode_once(data).decode()


def test_only_what_nobody_writes_is_restored_in_a_part():
    """Of a page of which a part was encoded again, punctuation is restored; what may be text stays."""
    quoted = encoded_again("It’s the café", "cp1252").decode()
    rest = "Straße “Groß“, Ãœberall, déjà vu, naïve, façade, été, œuvre, señor, über, schön"
    assert f"{rest}: It’s the cafÃ©" == decode_once(f"{rest}: {quoted}".encode()).decode()


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "MAÇÃ “doce”, CORAÇÃO, NÃO",
        "für 10 € – «Groß» ©",
        "El Niño, ¿qué?",
        "Ã© is what é looks like",
        "東京都は日本の首都",
        "\xc3",
    ],
)
def test_text_is_left_alone(text):
    """Text that nobody encoded again is not changed."""
    assert decode_once(text.encode()) is None


def test_broken_sequences_stay():
    """What cannot be decoded stays beside what can."""
    assert "â€ ok ’" == decode_once(b"\xc3\xa2\xe2\x82\xac ok " + encoded_again("’", "cp1252")).decode()
