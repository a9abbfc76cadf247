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
from broadsheet.errors import PluginError, SiteConflictError
from broadsheet.sites import Site, SiteRef
from broadsheet.sites._queries import address_fits
from broadsheet.sites._reference import host_key

__all__ = ["Entry", "SiteIndex", "entries_of"]


@attrs.define(eq=False)
class Entry:
    """One way to a site.

    Attributes:
        plugin: Name of the plugin that brings it.
        ref: Where and for what it stands.
        key: Host as in ``Page.host``, or trait.
        form: How ``key`` stands for hosts: "" with its subdomains, "=" alone, "*." for the
            subdomains alone, ".*" for what begins with it.
        site: The site, once it is known.
        failure: What importing it raised, once it did; it is not tried again.
    """

    plugin: str
    ref: SiteRef
    key: str
    form: str = ""
    site: Site | None = None
    failure: str | None = None

    def load(self) -> Site | None:
        """The site, imported at the first call; None when that failed."""
        # Two threads may both import it; sites have no state, so either is as good.
        if self.site is None and self.failure is None:
            try:
                self.site = _loaded(self.ref)
            except Exception as error:  # noqa: BLE001 - importing runs the plugin's code
                self.failure = describe(error)
        return self.site


def _loaded(ref: SiteRef) -> Site:
    found = pkgutil.resolve_name(ref.target) if ref.load is None else ref.load()
    site = found() if isinstance(found, type) and issubclass(found, Site) else found
    if not isinstance(site, Site):
        raise TypeError(f"neither a site nor a class of sites: {found!r}")
    return site


def _claim(entry: Entry) -> tuple[int, bool, int, str, bool, tuple[str, ...], str, str]:
    """For which pages an entry stands, best first.

    Priority, then how narrow it is: the form of the host, the length of the path, whether it asks for
    certain addresses.
    """
    ref, path = entry.ref, entry.ref.path.rstrip("/")
    return -ref.priority, not entry.form, -len(path), path, not ref.urls, ref.urls, entry.form, entry.key


def _order(entry: Entry) -> tuple[object, ...]:
    """The order of entries, which is the same however they come."""
    return *_claim(entry), entry.plugin, entry.ref.target


class SiteIndex:
    """All sites of a parser.

    Args:
        entries: The ways to the sites, in any order.

    Raises:
        SiteConflictError: Two sites are for the same hosts or trait, with equal path, addresses and priority.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: Final = tuple(entries)
        hosts = [entry for entry in self.entries if entry.ref.host is not None]
        self._hosts: Final = _buckets(entry for entry in hosts if entry.form != ".*")
        self._names: Final = _buckets(entry for entry in hosts if entry.form == ".*")
        self._traits: Final = _buckets(entry for entry in self.entries if entry.ref.host is None)

    def candidates(self, page: Page) -> list[Entry]:
        """The sites that are for the page, best first; usually none or one.

        The longest host comes first, so a site for "news.example.com" before one for "example.com";
        then names under any ending, and then traits. Within each, see ``SiteRef``.
        """
        found: list[Entry] = []
        if self._hosts:
            host, own = page.host, page.host.removeprefix("www.")
            while host:
                bucket = self._hosts.get(host)
                if bucket is not None:
                    found += [entry for entry in bucket if not entry.form or _is_for(entry, host, own)]
                host = host.partition(".")[2]
        if self._names:
            name = page.host.removeprefix("www.").rpartition(".")[0]
            while name:
                found += self._names.get(name, ())
                name = name.rpartition(".")[0]
        if self._traits and page.traits:
            by_trait = [entry for trait in page.traits for entry in self._traits.get(trait, ())]
            found += sorted(by_trait, key=_order)
        return [entry for entry in found if _fits(entry.ref, page.url)] if found else found


def _is_for(entry: Entry, host: str, own: str) -> bool:
    """Whether an entry that is not for a host with its subdomains is for the page with the host ``own``."""
    return (own == host.removeprefix("www.")) == (entry.form == "=")


def _fits(ref: SiteRef, url: str | None) -> bool:
    return (ref.path == "/" and not ref.urls) or address_fits(url, ref.path, ref.urls)


def entries_of(plugin: str, item: object) -> list[Entry]:
    """The ways to a site that a plugin declares.

    Raises:
        PluginError: It is neither a ``SiteRef`` nor a site, or a host is no host.
    """
    if isinstance(item, SiteRef):
        return [_entry(plugin, item)]
    site = item() if isinstance(item, type) and issubclass(item, Site) else item
    if not isinstance(site, Site):
        raise PluginError(f"plugin {plugin} declares what is no site: {item!r}")
    whole = SiteRef(target=site.name, trait="", path=site.path, urls=site.urls, priority=site.priority)
    refs = [attrs.evolve(whole, host=host, trait=None) for host in site.hosts]
    refs += [attrs.evolve(whole, trait=trait) for trait in site.traits]
    if not refs:
        raise PluginError(f"the site {site.name} is for no host and no trait")
    return [_entry(plugin, ref, site) for ref in refs]


def _entry(plugin: str, ref: SiteRef, site: Site | None = None) -> Entry:
    form, key = ("", ref.trait) if ref.host is None else host_key(ref.host)
    if not key:
        raise PluginError(f"the site {ref.target} is for no host and no trait: {ref.host!r}")
    return Entry(plugin, ref, key, form, site)


def _buckets(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """The entries by key, each bucket best first."""
    buckets: dict[str, list[Entry]] = {}
    for entry in entries:
        buckets.setdefault(entry.key, []).append(entry)
    return {key: _settle(bucket) if len(bucket) > 1 else (bucket[0],) for key, bucket in buckets.items()}


def _settle(bucket: list[Entry]) -> tuple[Entry, ...]:
    bucket.sort(key=_order)
    for one, two in pairwise(bucket):
        if _claim(one) == _claim(two):
            raise SiteConflictError(
                f"{one.ref.target} of plugin {one.plugin} and {two.ref.target} of plugin {two.plugin} are"
                f" for the same pages; give one a higher priority, or disable one: {one.key!r}"
            )
    return tuple(bucket)
