"""The configured, reusable parser, and the function that uses a default one.

The rooms and the plugin manager are imported when the first parser is made: their tables and patterns take
longer to set up than all the rest of the package.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Literal, TypeAlias

from broadsheet.errors import RenderError
from broadsheet.limits import Limits
from broadsheet.model import Article

if TYPE_CHECKING:
    from broadsheet.plugins import Plugins

__all__ = ["Parser", "Source", "SourceKind", "parse"]

#: What an article can be parsed from.
Source: TypeAlias = bytes | bytearray | memoryview | str

#: What a source is taken for.
SourceKind: TypeAlias = Literal["auto", "html", "text"]

_KINDS = ("auto", "html", "text")


class Parser:
    """Turns pages into articles, with certain plugins and limits.

    A parser is immutable: it can be shared by threads, used from within its own plugins, and
    pickled (the copy loads its plugins again). Making one costs some milliseconds and more with
    the number of plugins, so make one and use it for all pages.

    Args:
        plugins: "installed" (all plugins with an entry point in the group ``broadsheet``), or
            plugins themselves: modules, objects with hook implementations, sites or classes of
            sites. Among them the string "installed" stands for all that are installed.
        disabled: Names of plugins, distributions or single sites that are left out.
        limits: Bounds on a page; those of ``Limits()`` by default.

    Raises:
        PluginError: A plugin does not fit the hook specifications.
        SiteConflictError: Two sites are for the same pages with equal priority.
        TypeError: An argument has a wrong type.
    """

    __slots__ = ("_disabled", "_kit", "_limits", "_pipeline", "_plugins")

    def __init__(
        self,
        *,
        plugins: "Plugins" = "installed",
        disabled: Iterable[str] = (),
        limits: Limits | None = None,
    ) -> None:
        from broadsheet import _pipeline
        from broadsheet.plugins import build_kit

        if isinstance(disabled, str):
            raise TypeError(f"several names are expected for 'disabled': {disabled!r}")
        if limits is not None and not isinstance(limits, Limits):
            raise TypeError(f"limits are a broadsheet.Limits: {limits!r}")
        self._pipeline = _pipeline
        if not isinstance(plugins, Iterable):
            raise TypeError(f"several plugins are expected for 'plugins', or 'installed': {plugins!r}")
        self._plugins = (plugins,) if isinstance(plugins, str) else tuple(plugins)
        self._disabled = tuple(disabled)
        self._limits = limits or Limits()
        self._kit = build_kit(self._plugins, self._disabled, self._limits)

    def parse(  # noqa: PLR0913 - each is a fact that the caller may know
        self,
        source: Source,
        *,
        url: str | None = None,
        kind: SourceKind = "auto",
        encoding: str | None = None,
        content_type: str | None = None,
        fetched_at: dt.datetime | None = None,
        explain: bool = False,
    ) -> Article:
        """The article that a page holds.

        Args:
            source: The page: HTML or plain text, as bytes or already decoded. It is not changed.
            url: Address of the page. Relative links are resolved against it, its host tells which
                site it is, its path may tell the date.
            kind: What the source is; "auto" looks at it.
            encoding: The encoding of the bytes, where the caller knows better than the page; a label
                of the WHATWG encoding standard. Others are ignored.
            content_type: The ``Content-Type`` that the server sent.
            fetched_at: When the page was fetched. It tells which version of a site's rules to use.
            explain: Whether to fill ``Article.removed`` and to report site rules that match nothing.

        Raises:
            UnsupportedInputError: The source is neither HTML nor text, but a PDF, an image, an archive.
            TypeError: An argument has a wrong type. No *content* of a source makes this method raise.
            ValueError: ``kind`` is none of the three, or ``fetched_at`` has no time zone.
        """
        if not isinstance(source, bytes | bytearray | memoryview | str):
            raise TypeError(_no_page(source))
        for name, value in (("url", url), ("encoding", encoding), ("content_type", content_type)):
            if value is not None and not isinstance(value, str):
                raise TypeError(f"a string is expected for {name!r}: {value!r}")
        if kind not in _KINDS:
            raise ValueError(f"kind is 'auto', 'html' or 'text': {kind!r}")
        _check_moment(fetched_at)
        hints = self._pipeline.Hints(
            url=url,
            kind=kind,
            encoding=encoding,
            content_type=content_type,
            fetched_at=fetched_at,
            explain=bool(explain),
        )
        return self._pipeline.run(source, hints, self._kit)

    def render(self, article: Article, name: str) -> str:
        """The article in an output format, of the core or of a plugin.

        Args:
            article: The article.
            name: "text", "markdown", "html", "json", or the name of a plugin's format.

        Raises:
            RenderError: There is no such format.
            TypeError: What is handed over is no article.
        """
        if not isinstance(article, Article):
            raise TypeError(f"an Article is rendered, not {type(article).__name__}")
        renderer = self._kit.renderers.get(name)
        if renderer is None:
            known = ", ".join(sorted(self._kit.renderers))
            raise RenderError(f"no such output format (there are {known}): {name!r}")
        return renderer(article)

    def __repr__(self) -> str:
        count = len(self._kit.index.entries)
        return f"<Parser with {count} {'site' if count == 1 else 'sites'}>"

    def __reduce__(self) -> tuple[object, ...]:
        # Modules cannot be pickled, their names can.
        plugins = [
            _Module(plugin.__name__) if isinstance(plugin, ModuleType) else plugin for plugin in self._plugins
        ]
        return _restore, (plugins, self._disabled, self._limits)


class _Module(str):
    """The name of a module, in the place of the module."""

    __slots__ = ()


def _restore(plugins: list[object], disabled: tuple[str, ...], limits: Limits) -> Parser:
    from importlib import import_module

    restored = [import_module(plugin) if isinstance(plugin, _Module) else plugin for plugin in plugins]
    return Parser(plugins=restored, disabled=disabled, limits=limits)


def _no_page(source: object) -> str:
    """What a caller is told who hands over something else than a page, and what to hand over instead."""
    method = next((name for name in ("read_bytes", "read") if hasattr(source, name)), "")
    hint = f"; hand over what its {method}() gives" if method else ""
    return f"a page is bytes or str, not {type(source).__name__}{hint}"


def _check_moment(moment: dt.datetime | None) -> None:
    if moment is None:
        return
    if not isinstance(moment, dt.datetime):
        raise TypeError(f"a datetime is expected for 'fetched_at': {moment!r}")
    if moment.tzinfo is None:
        raise ValueError(f"the time needs a time zone: {moment!r}")


@cache
def _default_parser() -> Parser:
    """The parser of :func:`parse`, made at its first call. It is immutable, so sharing it is safe."""
    return Parser()


def parse(  # noqa: PLR0913 - see Parser.parse
    source: Source,
    *,
    url: str | None = None,
    kind: SourceKind = "auto",
    encoding: str | None = None,
    content_type: str | None = None,
    fetched_at: dt.datetime | None = None,
    explain: bool = False,
) -> Article:
    """The article that a page holds, made with all installed plugins.

    Plugins are looked for at the first call. :class:`Parser` has a choice of plugins and other limits.

    Args:
        source: The page: HTML or plain text, as bytes or already decoded; not its path and not its address.
        url: Address of the page, for relative links, the rules of its site, and its date.
        kind: What the source is; "auto" looks at it.
        encoding: The encoding of the bytes, where it is known for certain.
        content_type: The ``Content-Type`` that the server sent.
        fetched_at: When the page was fetched, with a time zone.
        explain: Whether to fill ``Article.removed`` with what was left out, and why.

    Raises:
        UnsupportedInputError: The source is neither HTML nor text, but a PDF, an image, an archive.
        TypeError: An argument has a wrong type. No *content* of a source makes this function raise.
        ValueError: ``kind`` is none of the three, or ``fetched_at`` has no time zone.
    """
    return _default_parser().parse(
        source,
        url=url,
        kind=kind,
        encoding=encoding,
        content_type=content_type,
        fetched_at=fetched_at,
        explain=explain,
    )
