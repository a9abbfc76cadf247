"""Sites as data: TOML that states the attributes of :class:`~broadsheet.sites.Site`."""

from collections.abc import Mapping
from typing import Any, Final, Protocol

from broadsheet.errors import PluginError
from broadsheet.sites._checks import RULES, check_site
from broadsheet.sites._site import ATTRIBUTES, Site

__all__ = ["Readable", "load_sites"]

#: Keys that say where a site is found, which its versions share.
_OF_SITES: Final = ("hosts", "traits", "priority", "versions")


class Readable(Protocol):
    """What a text can be read from: a ``pathlib.Path``, or a resource of a package."""

    def read_text(self, encoding: str) -> str:
        """The text."""


def load_sites(source: str | Readable) -> list[Site]:
    """The sites that TOML states, with all their rules checked.

    A file states one site by its keys, or several by tables ``[[site]]``. The keys are the attributes
    of :class:`Site`; ``fields``, ``fields_text`` and each of ``[[versions]]`` are tables. A version takes
    the rules that it does not state from its site. Each site needs a name, and a host or a trait.

    Args:
        source: A path or a resource, which is read as UTF-8; or the TOML itself as a string.

    Raises:
        PluginError: It is no TOML, a key is unknown or has a value of a wrong type, or a rule cannot be
            read. The message names the file, the site and the key.
        OSError: The file cannot be read.
    """
    import tomllib

    origin = "TOML" if isinstance(source, str) else str(source)
    try:
        text = source if isinstance(source, str) else source.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = "; a file is given as a pathlib.Path" if isinstance(source, str) and "\n" not in source else ""
        raise PluginError(f"{origin}: no TOML ({error}){hint}") from error
    return [_site_of(origin, number, table) for number, table in enumerate(_tables(origin, data), 1)]


def _tables(origin: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    tables = data.get("site", [data])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise PluginError(f"{origin}: tables [[site]] are expected for 'site'")
    if "site" in data and len(data) > 1:
        other = next(key for key in data if key != "site")
        raise PluginError(f"{origin}: a key outside of the tables [[site]]: {other!r}")
    return tables


def _site_of(origin: str, number: int, table: dict[str, Any]) -> Site:
    name = table.get("name")
    where = f"{origin}, site {name if isinstance(name, str) else number}"
    if not isinstance(name, str) or not name:
        raise PluginError(f"{where}: a name is missing")
    if not table.get("hosts") and not table.get("traits"):
        raise PluginError(f"{where}: hosts or traits are missing")
    site = _made(where, _with_versions(where, table) if "versions" in table else table)
    try:
        check_site(site)
    except PluginError as error:
        raise PluginError(f"{origin}, {error}") from error
    return site


def _with_versions(where: str, table: dict[str, Any]) -> dict[str, Any]:
    """The table with sites for versions, each with the rules of the site that it does not state itself."""
    given = table["versions"]
    if not isinstance(given, list) or not all(isinstance(version, dict) for version in given):
        raise PluginError(f"{where}: tables [[versions]] are expected for 'versions'")
    shared = {key: value for key, value in table.items() if key in RULES}
    versions = []
    for number, version in enumerate(given, 1):
        named = {"name": f"{table['name']}/{number}"} | version
        place = f"{where}, version {named['name']}"
        unfit = next((key for key in version if key in _OF_SITES), None)
        if unfit:
            raise PluginError(f"{place}: a key of sites, not of their versions: {unfit!r}")
        versions.append(_made(place, shared | named))
    own = {key: value for key, value in table.items() if key not in RULES}
    return own | {"versions": versions}


def _made(where: str, settings: Mapping[str, Any]) -> Site:
    unknown = next((key for key in settings if key not in ATTRIBUTES), None)
    if unknown is not None:
        from difflib import get_close_matches

        meant = get_close_matches(unknown, ATTRIBUTES, 1)
        hint = f"; is {meant[0]!r} meant?" if meant else ""
        raise PluginError(f"{where}: no key of a site: {unknown!r}{hint}")
    try:
        return Site(**settings)
    except (TypeError, ValueError) as error:
        raise PluginError(f"{where}: {error}") from error
