"""The extractors by name."""

import logging
import warnings
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import attrs

from broadsheet.errors import MissingExtraError
from broadsheet.peers import adapters
from broadsheet.peers.adapters import Extract
from broadsheet.peers.result import PeerError, PeerResult

__all__ = ["PEERS", "Peer", "installed_peers", "is_peer", "load_peer"]

#: What loads each peer, by the name of the distribution that brings it.
PEERS: Final[Mapping[str, Callable[[], Extract]]] = {
    "boilerpy3": adapters.boilerpy3,
    "goose3": adapters.goose3,
    "justext": adapters.justext,
    "newspaper4k": adapters.newspaper4k,
    "readability-lxml": adapters.readability,
    "resiliparse": adapters.resiliparse,
    "trafilatura": adapters.trafilatura,
}

_ALIASES: Final = {"newspaper": "newspaper4k", "readability": "readability-lxml", "goose": "goose3"}
#: Loggers of the peers, which complain of pages to the standard error where nobody listens to them.
_LOGGERS: Final = ("courlan", "goose3", "htmldate", "newspaper", "readability", "trafilatura")


@attrs.frozen(kw_only=True)
class Peer:
    """An extractor that is loaded.

    Attributes:
        name: Name of its distribution, such as "readability-lxml".
        version: The version that is installed; "" when the installation does not tell.
    """

    name: str
    version: str
    _extract: Extract = attrs.field(repr=False)

    def extract(self, page: bytes, url: str | None = None) -> PeerResult:
        """What the extractor finds in a page.

        Args:
            page: The page as published.
            url: Its address.

        Raises:
            PeerError: The extractor raised an exception; its message names it.
            MemoryError: There is no memory left.
        """
        try:
            return self._extract(page, url)
        except MemoryError:
            raise
        except Exception as error:
            raise PeerError(f"{self.name} raised {type(error).__name__}: {error}") from error


def is_peer(name: str) -> bool:
    """Whether :func:`load_peer` knows the name."""
    return _key(name) in PEERS


def installed_peers() -> list[str]:
    """The names of the peers that are installed, in alphabetical order."""
    return [name for name in sorted(PEERS) if _version(name)]


def load_peer(name: str) -> Peer:
    """The extractor of this name, imported.

    Args:
        name: A name of :data:`PEERS`, in any case; "newspaper", "readability" and "goose" will do as well.

    Raises:
        PeerError: There is no such peer.
        MissingExtraError: It is not installed.
    """
    wanted = _key(name)
    if wanted not in PEERS:
        raise PeerError(f"no extractor to compare with (there are {', '.join(sorted(PEERS))}): {name!r}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # some tell at their import what else could be installed
            extract = PEERS[wanted]()
    except ImportError as error:
        raise MissingExtraError(f"{wanted} is not installed (pip install {wanted}): {error}") from error
    for logger in _LOGGERS:
        logging.getLogger(logger).addHandler(logging.NullHandler())
    return Peer(name=wanted, version=_version(wanted), extract=extract)


def _key(name: str) -> str:
    plain = name.strip().lower().replace("_", "-")
    return _ALIASES.get(plain, plain)


def _version(name: str) -> str:
    """The version of a distribution that is installed; "" when it is not, or the installation does not tell."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
