"""From a page to its site: by host, then by the system that made the page.

The cost for a page is a few look-ups in a dict, however many sites are installed, and a site is
imported when its first page comes (``benchmarks/dispatch.py``: 10 against 10,000 sites).
"""

import pkgutil
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import attrs

from broadsheet._faults import describe
from broadsheet._records import Page
from broadsheet._urls import ascii_host, path_of
from broadsheet.errors import PluginError, SiteConflictError
from broadsheet.sites import Site, SiteRef

__all__ = ["Entry", "SiteIndex", "entries_of"]


@attrs.define(eq=False)
class Entry:
    """One way to a site.

    Attributes:
        plugin: Name of the plugin that brings it.
        ref: Where and for what it stands.
        key: Host as in ``Page.host``, or trait.
        site: The site, once it is known.
        failure: What importing it raised, once it did; it is not tried again.
    """

    plugin: str
    ref: SiteRef
    key: str
    site: Site | None = None
    failure: str | None = None

    def load(self) -> Site | None:
        """The site, imported at the first call; None when that failed."""
        # Two threads may both import it; sites have no state, so either is as good.
        if self.site is None and self.failure is None:
            try:
                self.site = _resolve(self.ref.target)
            except Exception as error:  # noqa: BLE001 - importing runs the plugin's code
                self.failure = describe(error)
        return self.site


def _resolve(target: str) -> Site:
    found = pkgutil.resolve_name(target)
    site = found() if isinstance(found, type) and issubclass(found, Site) else found
    if not isinstance(site, Site):
        raise TypeError(f"neither a site nor a class of sites: {found!r}")
    return site


def _order(entry: Entry) -> tuple[int, int, str, str, str, str]:
    """Best first: priority, then length of the path; the rest so that the order is always the same."""
    path = entry.ref.path.rstrip("/")
    return -entry.ref.priority, -len(path), path, entry.key, entry.plugin, entry.ref.target


class SiteIndex:
    """All sites of a parser.

    Args:
        entries: The ways to the sites, in any order.

    Raises:
        SiteConflictError: Two sites are for the same host or trait, with equal path and priority.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: Final = tuple(entries)
        self._hosts: Final = _buckets(entry for entry in self.entries if entry.ref.host is not None)
        self._traits: Final = _buckets(entry for entry in self.entries if entry.ref.host is None)

    def candidates(self, page: Page) -> list[Entry]:
        """The sites that are for the page, best first; usually none or one.

        The longest host comes first, so a site for "news.example.com" before one for "example.com";
        traits come after hosts. Within each, see ``SiteRef``.
        """
        found: list[Entry] = []
        if self._hosts:
            host = page.host
            while host:
                bucket = self._hosts.get(host)
                if bucket is not None:
                    found += bucket
                host = host.partition(".")[2]
        if self._traits and page.traits:
            by_trait = [entry for trait in page.traits for entry in self._traits.get(trait, ())]
            found += sorted(by_trait, key=_order)
        if any(entry.ref.path != "/" for entry in found):
            path = path_of(page.url)
            found = [entry for entry in found if _is_below(path, entry.ref.path)]
        return found


def _is_below(path: str, prefix: str) -> bool:
    prefix = prefix.rstrip("/")
    return path.startswith(prefix) and path[len(prefix) :][:1] in ("", "/")


def entries_of(plugin: str, item: object) -> list[Entry]:
    """The ways to a site that a plugin declares.

    Raises:
        PluginError: It is neither a ``SiteRef`` nor a site, or a host is no host.
    """
    if isinstance(item, SiteRef):
        return [Entry(plugin, item, _key(item))]
    site = item() if isinstance(item, type) and issubclass(item, Site) else item
    if not isinstance(site, Site):
        raise PluginError(f"plugin {plugin} declares what is no site: {item!r}")
    whole = SiteRef(target=site.name, trait="", path=site.path, priority=site.priority)
    refs = [attrs.evolve(whole, host=host, trait=None) for host in site.hosts]
    refs += [attrs.evolve(whole, trait=trait) for trait in site.traits]
    return [Entry(plugin, ref, _key(ref), site) for ref in refs]


def _key(ref: SiteRef) -> str:
    key = ascii_host(ref.host) if ref.host is not None else ref.trait
    if not key:
        raise PluginError(f"the site {ref.target} is for no host and no trait: {ref.host!r}")
    return key


def _buckets(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """The entries by key, each bucket best first."""
    buckets: dict[str, list[Entry]] = {}
    for entry in entries:
        buckets.setdefault(entry.key, []).append(entry)
    return {key: _settle(bucket) if len(bucket) > 1 else (bucket[0],) for key, bucket in buckets.items()}


def _settle(bucket: list[Entry]) -> tuple[Entry, ...]:
    bucket.sort(key=_order)
    for one, two in pairwise(bucket):
        if _order(one)[:4] == _order(two)[:4]:
            raise SiteConflictError(
                f"{one.ref.target} of plugin {one.plugin} and {two.ref.target} of plugin {two.plugin} are"
                f" for the same pages; give one a higher priority, or disable a plugin: {one.key!r}"
            )
    return tuple(bucket)
