"""Every input that the fuzzers ever found is replayed."""

import importlib.util
import re
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
CASES = sorted(FUZZ.glob("cases/*/*"))


@pytest.fixture(scope="module")
def targets():
    """The functions that are fuzzed, by name."""
    spec = importlib.util.spec_from_file_location("targets", FUZZ / "targets.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.TARGETS


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_found_once(targets, case):
    """An input that broke a target once does not break it again."""
    assert targets[case.parent.name](case.read_bytes()) is None


@pytest.mark.parametrize("name", ["decoder", "jsonld", "text", "html"])
def test_targets_see_what_is_broken(monkeypatch, targets, name):
    """A target raises when the room that it tries breaks its promise."""
    holes = {
        "decoder": ("sniff_kind", lambda decoded, content_type: "other"),
        "jsonld": ("read_jsonld", lambda raw, limits: ([1], [])),
        "text": ("_FORBIDDEN", re.compile("e")),
        "html": ("_ADDRESS", re.compile("https:")),
    }
    attribute, hole = holes[name]
    monkeypatch.setitem(targets[name].__globals__, attribute, hole)
    with pytest.raises(AssertionError):
        targets[name](b"\x00https://a.example/ one line of text\nhttps://b.example/")
