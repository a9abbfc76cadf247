"""References to sites: what an index of thousands needs to know of each before its first page comes."""

from typing import TYPE_CHECKING, Any

import attrs

from broadsheet._urls import ascii_host

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadsheet.sites._site import Site

__all__ = ["SiteRef", "host_key"]


def host_key(pattern: str) -> tuple[str, str]:
    """The form of a host pattern ("", "=", "*." or ".*"), and the host in it as hosts are compared; "" when none."""
    form = "=" if pattern.startswith("=") else "*." if pattern.startswith("*.") else ""
    host = pattern[len(form) :]
    if not form and host.endswith(".*"):
        form, host = ".*", host[:-2]
    return form, "" if "*" in host else ascii_host(host)


def _checked_path(_: object, __: object, path: str) -> None:
    if not path.startswith("/"):
        raise ValueError(f"the path of a site begins with a slash: {path!r}")


def _checked_urls(_: object, __: object, urls: Any) -> None:
    if not isinstance(urls, tuple):
        raise TypeError(f"a tuple of patterns is expected for 'urls': {urls!r}")


@attrs.frozen(kw_only=True)
class SiteRef:
    """A reference to a site, loaded when the first page comes that it applies to.

    Attributes:
        target: Where the site is, as ``"package.module:ClassName"``; with ``load`` only its name.
        host: For which hosts: "example.org" for this host and its subdomains, "=example.org" for
            this host alone, "*.example.org" for its subdomains alone, "example.*" for
            this name under any ending ("example.com", "example.co.uk"). "www." counts for nothing.
        trait: In place of ``host``: name of a system that made the page, as in ``Page.traits``.
        path: Beginning of the address's path, in whole segments. A longer one comes first.
        urls: Regular expressions, one of which must be found in the address.
        priority: Higher comes first, whatever the path. For overriding a site of someone else.
        load: Called for the site, in place of the import of ``target``. It is called at the first
            page, once for each parser, and may read files. For a parser that can be pickled it must
            be so, too: a ``functools.partial`` of a function of a module.

    Raises:
        ValueError: Neither or both of ``host`` and ``trait`` are given, or the path has no leading
            slash.
    """

    target: str
    host: str | None = None
    trait: str | None = None
    path: str = attrs.field(default="/", validator=_checked_path)
    urls: tuple[str, ...] = attrs.field(default=(), validator=_checked_urls)
    priority: int = 0
    load: "Callable[[], Site] | None" = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        if (self.host is None) == (self.trait is None):
            raise ValueError(f"a site is found by its host or by a trait, one of the two: {self.target!r}")
