"""From what a user names to a plugin: an installed one, a Python file, or a TOML file of sites."""

import inspect
from pathlib import Path
from types import ModuleType

import attrs

from broadsheet.errors import PluginError
from broadsheet.plugins import Plugins, get_plugins
from broadsheet.sites import Site, load_sites

__all__ = ["Loaded", "load_plugin"]


@attrs.frozen(kw_only=True)
class Loaded:
    """A plugin, as the arguments of a ``Parser``.

    Attributes:
        name: How the user called it.
        plugins: The argument ``plugins``.
        disabled: The argument ``disabled``.
    """

    name: str
    plugins: Plugins
    disabled: tuple[str, ...] = ()


def load_plugin(name: str) -> Loaded:
    """The plugin that ``name`` stands for.

    Args:
        name: A file that ends in ".toml" or ".py"; or the name of an installed plugin, or of a distribution with
            all its plugins. A Python file gives its hook implementations, or else the sites that it defines.

    Raises:
        PluginError: There is no such plugin or file, it cannot be read, or it holds no plugin.
    """
    path = Path(name)
    if path.suffix not in (".toml", ".py"):
        return _installed(name)
    try:
        plugins = load_sites(path) if path.suffix == ".toml" else _plugins_in(_run(path))
    except OSError as error:
        raise PluginError(f"{name}: {error.strerror or error}") from error
    if not plugins:
        raise PluginError(f"the file has neither a site nor a hook of broadsheet: {name!r}")
    return Loaded(name=name, plugins=tuple(plugins))


def _installed(name: str) -> Loaded:
    infos = get_plugins()
    own = {info.name for info in infos if name in (info.name, info.distribution)}
    if not own:
        known = ", ".join(info.name for info in infos) or "none"
        raise PluginError(f"no such plugin is installed (there are {known}): {name!r}")
    others = tuple(info.name for info in infos if info.name not in own)
    return Loaded(name=name, plugins="installed", disabled=others)


def _run(path: Path) -> ModuleType:
    """The module that a file is.

    Raises:
        PluginError: It raises.
        OSError: It cannot be read.
    """
    module = ModuleType(path.resolve().parent.name if path.stem == "__init__" else path.stem)
    module.__file__ = str(path)
    source = path.read_bytes()
    try:
        exec(compile(source, str(path), "exec"), module.__dict__)  # noqa: S102 - the user's own file
    except Exception as error:
        raise PluginError(f"the file raises {type(error).__name__}: {error}: {str(path)!r}") from error
    return module


def _plugins_in(module: ModuleType) -> list[object]:
    members = vars(module).values()
    if any(hasattr(member, "broadsheet_impl") for member in members):
        return [module]
    sites = [member for member in members if isinstance(member, Site)]
    classes = [member for member in members if inspect.isclass(member) and issubclass(member, Site)]
    # Classes without a host are there to be inherited from, or are versions of another.
    own = [cls for cls in classes if cls.__module__ == module.__name__ and (cls.hosts or cls.traits)]
    return [*(site for site in sites if site.hosts or site.traits), *own]
