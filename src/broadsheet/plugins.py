"""Finding plugins, checking them against the hook specifications, and listing them.

Nothing is registered globally: each ``Parser`` has a manager of its own, made here once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import Final, Literal, NamedTuple, TypeAlias

import attrs
import pluggy

from broadsheet import hookspecs
from broadsheet._faults import describe, fault
from broadsheet._index import Entry, SiteIndex, entries_of
from broadsheet._kit import Implementation, Kit
from broadsheet._urls import host_of
from broadsheet.errors import PluginError
from broadsheet.hookspecs import PROJECT, Renderer, hookimpl
from broadsheet.limits import Limits
from broadsheet.model import ParseWarning
from broadsheet.render import RENDERERS
from broadsheet.sites import Page, Site

__all__ = ["PluginInfo", "Plugins", "SiteInfo", "build_kit", "build_manager", "find_sites", "get_plugins"]

#: The plugins of a parser: those that are installed, or any number of objects, among which the string
#: "installed" stands for all that are installed.
Plugins: TypeAlias = Literal["installed"] | Iterable[object]


@attrs.frozen(kw_only=True)
class PluginInfo:
    """A plugin, for listing.

    Attributes:
        name: Its name: that of its entry point, else made of module and class name.
        distribution: The distribution that brings it; "" when it was given as an object.
        version: The distribution's version; "" when it was given as an object.
        hooks: Names of the hooks that it implements, in alphabetical order.
        sites: Number of its sites.
        hosts: Number of hosts and traits that they are for.
        problem: Why it is not in use; "" when it is.
    """

    name: str
    distribution: str = ""
    version: str = ""
    hooks: tuple[str, ...] = ()
    sites: int = 0
    hosts: int = 0
    problem: str = ""


@attrs.frozen(kw_only=True)
class SiteInfo:
    """A site that is for some address, for listing.

    Attributes:
        name: The site's name, or where it is imported from.
        plugin: The plugin that brings it.
        key: The host pattern or the trait by which it is found.
        priority: Its priority.
        problem: Why it cannot be loaded; "" when it can.
    """

    name: str
    plugin: str
    key: str
    priority: int = 0
    problem: str = ""


class _Candidate(NamedTuple):
    """A plugin before it is loaded. An installed one has a distribution."""

    name: str
    load: Callable[[], object]
    distribution: str = ""
    version: str = ""


class _SitePlugin:
    """The plugin that a single site amounts to."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @hookimpl
    def broadsheet_sites(self) -> tuple[Site]:
        return (self._site,)


@attrs.define(eq=False)
class _Loaded:
    """What loading the plugins gave.

    Attributes:
        manager: The manager with all plugins that are in order.
        disabled: Names that are left out.
        accepted: Those plugins, by name.
        refused: The installed plugins that are left out.
        warnings: What was wrong.
    """

    manager: pluggy.PluginManager
    disabled: frozenset[str] = frozenset()
    accepted: dict[str, _Candidate] = attrs.Factory(dict)
    refused: list[PluginInfo] = attrs.Factory(list)
    warnings: list[ParseWarning] = attrs.Factory(list)

    def refuse(self, candidate: _Candidate, error: Exception) -> None:
        """Leave an installed plugin out with a warning; raise for one that the caller handed over."""
        if not candidate.distribution:
            reason = str(error) if isinstance(error, PluginError) else describe(error)
            raise PluginError(f"plugin {candidate.name} is not usable: {reason}") from error
        name, _, distribution, version = candidate
        self.refused.append(
            PluginInfo(name=name, distribution=distribution, version=version, problem=describe(error))
        )
        self.warnings.append(fault(name, "loading", error, "plugin_load_failed"))


def build_manager(plugins: Plugins = "installed", disabled: Iterable[str] = ()) -> pluggy.PluginManager:
    """A manager of all plugins that are in order.

    Args:
        plugins: "installed" for the plugins with an entry point in the group ``broadsheet``, or
            plugins themselves: modules, objects with hook implementations, and sites.
        disabled: Names of plugins, of distributions, or of single sites, that are left out. Unknown
            names are ignored.

    Raises:
        PluginError: A plugin of ``plugins`` does not fit the hook specifications. An *installed*
            plugin that cannot be imported or does not fit is left out.
    """
    return _load(plugins, disabled).manager


def build_kit(plugins: Plugins, disabled: Iterable[str], limits: Limits) -> Kit:
    """What a parser needs: the sites, hooks and formats of its plugins.

    Raises:
        PluginError: As for :func:`build_manager`; and two plugins offer a format of the same name.
        SiteConflictError: Two sites are for the same pages.
    """
    loaded = _load(plugins, disabled)
    entries = _sites(loaded)
    renderers = _renderers(loaded)
    return Kit(
        limits=limits,
        index=SiteIndex(entries),
        claims=_implementations(loaded.manager, "broadsheet_claims"),
        labels=_implementations(loaded.manager, "broadsheet_labels"),
        articles=_implementations(loaded.manager, "broadsheet_article"),
        renderers=renderers,
        warnings=tuple(loaded.warnings),
    )


def get_plugins(plugins: Plugins = "installed", disabled: Iterable[str] = ()) -> list[PluginInfo]:
    """The plugins in alphabetical order, those that are broken included.

    Raises:
        PluginError: As for :func:`build_manager`.
    """
    loaded = _load(plugins, disabled)
    entries = _sites(loaded)
    infos = []
    for name, candidate in loaded.accepted.items():
        callers = loaded.manager.get_hookcallers(loaded.manager.get_plugin(name)) or []
        own = [entry for entry in entries if entry.plugin == name]
        infos.append(
            PluginInfo(
                name=name,
                distribution=candidate.distribution,
                version=candidate.version,
                hooks=tuple(sorted(caller.name for caller in callers)),
                sites=len({entry.ref.target for entry in own}),
                hosts=len({entry.key for entry in own}),
            )
        )
    return sorted([*infos, *loaded.refused], key=lambda info: (info.name, info.distribution))


def find_sites(
    url: str, *, traits: Iterable[str] = (), plugins: Plugins = "installed", disabled: Iterable[str] = ()
) -> list[SiteInfo]:
    """The sites that are for the pages at an address, the one that is asked first in front.

    The first that does not abstain states the rules of a page. Asking loads the sites.

    Args:
        url: An absolute address.
        traits: Systems that made the page; see ``Page.traits``.
        plugins: As for :func:`build_manager`.
        disabled: As for :func:`build_manager`.

    Raises:
        PluginError: As for :func:`build_manager`.
        SiteConflictError: Two sites are for the same pages.
    """
    index = SiteIndex(_sites(_load(plugins, disabled)))
    page = Page(kind="html", url=url, host=host_of(url), traits=frozenset(traits))
    return [
        SiteInfo(
            name=entry.ref.target,
            plugin=entry.plugin,
            key=entry.ref.host or entry.key,
            priority=entry.ref.priority,
            problem="" if entry.load() else entry.failure or "",
        )
        for entry in index.candidates(page)
    ]


def _load(plugins: Plugins, disabled: Iterable[str]) -> _Loaded:
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(hookspecs)
    loaded = _Loaded(manager, frozenset(disabled))
    # In the order of their names, so that the order in which they come never matters.
    for candidate in sorted(_candidates(plugins), key=lambda found: (found.name, found.distribution)):
        if loaded.disabled & {candidate.name, candidate.distribution}:
            continue
        try:
            _register(manager, candidate.name, candidate.load())
        except Exception as error:  # noqa: BLE001 - importing runs the plugin's code
            loaded.refuse(candidate, error)
        else:
            loaded.accepted[candidate.name] = candidate
    return loaded


def _candidates(plugins: Plugins) -> Iterator[_Candidate]:
    for plugin in (plugins,) if isinstance(plugins, str) else plugins:
        if isinstance(plugin, str):
            if plugin == "installed":
                yield from _installed()
                continue
            raise TypeError(f"plugins are objects, or the string 'installed': {plugin!r}")
        yield _Candidate(_name_of(plugin), lambda plugin=plugin: plugin)  # type: ignore[misc]


def _installed() -> Iterator[_Candidate]:
    from importlib.metadata import entry_points

    for point in entry_points(group=PROJECT):
        name, version = (point.dist.name, point.dist.version) if point.dist else ("unknown", "")
        yield _Candidate(point.name, point.load, name, version)


def _name_of(plugin: object) -> str:
    if isinstance(plugin, ModuleType):
        return plugin.__name__
    if isinstance(plugin, Site) or (isinstance(plugin, type) and issubclass(plugin, Site)):
        return plugin.name
    kind = plugin if isinstance(plugin, type) else type(plugin)
    return f"{kind.__module__}:{kind.__qualname__}"


def _register(manager: pluggy.PluginManager, name: str, plugin: object) -> None:
    """Register a plugin if it fits the specifications.

    Raises:
        PluginError, pluggy.PluginValidationError: It does not fit.
        Exception: Whatever the class of a site raises when it is instantiated.
    """
    if isinstance(plugin, type) and issubclass(plugin, Site):
        plugin = plugin()
    if isinstance(plugin, Site):
        plugin = _SitePlugin(plugin)
    if manager.has_plugin(name):
        raise PluginError("another plugin has the same name")
    manager.register(plugin, name)
    try:
        manager.check_pending()
        _check_wrappers(manager, plugin)
    except Exception:
        manager.unregister(plugin)
        raise


def _check_wrappers(manager: pluggy.PluginManager, plugin: object) -> None:
    callers = manager.get_hookcallers(plugin)
    if not callers:
        raise PluginError("it implements no hook of broadsheet")
    for caller in callers:
        for found in caller.get_hookimpls():
            if found.plugin is plugin and (
                found.hookwrapper or (found.wrapper and caller.name != "broadsheet_article")
            ):
                raise PluginError(f"a wrapper is for broadsheet_article, with wrapper=True: {caller.name!r}")


def _implementations(manager: pluggy.PluginManager, hook: str) -> tuple[Implementation, ...]:
    """The implementations of a hook, the first first: ``tryfirst``, then by name, then ``trylast``."""
    found = getattr(manager.hook, hook).get_hookimpls()
    ordered = sorted(found, key=lambda impl: (impl.trylast, not impl.tryfirst, impl.plugin_name))
    return tuple(
        Implementation(impl.plugin_name, impl.function, tuple(impl.argnames), bool(impl.wrapper))
        for impl in ordered
    )


def _sites(loaded: _Loaded) -> list[Entry]:
    """The sites of all plugins; a plugin whose sites are not in order is left with none."""
    entries: list[Entry] = []
    for hook in _implementations(loaded.manager, "broadsheet_sites"):
        try:
            items = list(hook.call())
        except Exception as error:  # noqa: BLE001
            loaded.warnings.append(fault(hook.plugin, "hook broadsheet_sites", error, "plugin_load_failed"))
            continue
        try:
            found = [entry for item in items for entry in entries_of(hook.plugin, item)]
        except Exception as error:  # noqa: BLE001
            loaded.refuse(loaded.accepted.pop(hook.plugin), error)
        else:
            entries += [entry for entry in found if entry.ref.target not in loaded.disabled]
    return entries


#: What the formats of the core count as in a clash of names.
_CORE: Final = "broadsheet"


def _renderers(loaded: _Loaded) -> Mapping[str, Renderer]:
    """All output formats, those of the core included."""
    found = dict(RENDERERS)
    owner = dict.fromkeys(found, _CORE)
    for hook in _implementations(loaded.manager, "broadsheet_renderers"):
        try:
            offered = dict(hook.call())
        except Exception as error:  # noqa: BLE001
            loaded.warnings.append(
                fault(hook.plugin, "hook broadsheet_renderers", error, "plugin_load_failed")
            )
            continue
        for name, renderer in offered.items():
            if name in owner:
                raise PluginError(f"{owner[name]} and {hook.plugin} both offer the format {name!r}")
            found[name], owner[name] = renderer, hook.plugin
    return found
