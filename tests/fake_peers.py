"""Other extractors for the tests, which find what they are told to."""

from broadsheet.peers import PEERS, PeerResult

FOUND = PeerResult(
    title="Pilots wait",
    authors=["Ada Mole", "Bo Pier"],
    published="2025-03-14",
    language="en",
    tags=["harbour"],
    text="A first paragraph about the pilots.\nA second one about their hut.",
)


def install(monkeypatch, name="fake", result=FOUND):
    """Make an extractor known that finds ``result`` in each page, or raises it."""

    def extract(_page, _url):
        if isinstance(result, BaseException):
            raise result
        return result

    monkeypatch.setitem(PEERS, name, lambda: extract)


def uninstall(monkeypatch, name):
    """Make an extractor look as if its package were missing."""

    def load():
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setitem(PEERS, name, load)
