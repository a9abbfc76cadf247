"""A directory of site configs as a plugin of broadsheet."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import broadsheet
from broadsheet.model import Article
from broadsheet.sites import Page, SiteRef, TextBlock
from broadsheet_ftr.config import Config, read_config
from broadsheet_ftr.site import ConfigSite, Visits, correct, finish

__all__ = ["SiteConfigs", "config_files"]

_ENDING: Final = ".txt"
#: Sites written for broadsheet come before configs for the same host.
_PRIORITY: Final = -10


class SiteConfigs:
    """The site configs of a directory, as a plugin.

    ::

        parser = broadsheet.Parser(plugins=["installed", broadsheet_ftr.SiteConfigs("ftr-site-config")])

    The names of the files are read at once, a file itself when the first page of its host comes. Files that are
    added later are seen by a new ``SiteConfigs``. An object can be shared by parsers and threads, and pickled.

    Args:
        directory: Where the files are: "example.com.txt" for example.com and www.example.com, ".example.com.txt" for
            the subdomains of example.com. Other files are ignored.

    Raises:
        NotADirectoryError: There is no such directory.
    """

    def __init__(self, directory: str | Path) -> None:
        self.directory: Final = Path(directory)
        if not self.directory.is_dir():
            raise NotADirectoryError(f"no directory of site configs: {str(directory)!r}")
        # A dict as an ordered set.
        self._names: Final = dict.fromkeys(config_files(self.directory))
        self._visits: Final = Visits()

    def __repr__(self) -> str:
        return f"<SiteConfigs {str(self.directory)!r}: {len(self._names)} files>"

    def __reduce__(self) -> tuple[Callable[..., "SiteConfigs"], tuple[Path]]:
        return SiteConfigs, (self.directory,)

    def config_for(self, host: str) -> Config | None:
        """The config for a host, read from its file; None when there is none."""
        name = self._name_for(host.lower())
        return None if name is None else read_config(self.directory / name)

    def rewrite(self, source: str, host: str) -> str:
        """A page with what ``find_string`` and ``replace_string`` of its host's config say replaced.

        The replacements are meant for the source of a page, so they are not part of parsing. Many are for other
        readers' faults (``data-src`` for ``src``), which broadsheet does not have: on the development
        corpora they did more harm than good. Call this before ``parse`` where a page needs it.
        """
        config = self.config_for(host)
        for old, new in config.replacements if config is not None else ():
            source = source.replace(old, new)
        return source

    def _name_for(self, host: str) -> str | None:
        rest = host.removeprefix("www.")
        if f"{rest}{_ENDING}" in self._names:
            return f"{rest}{_ENDING}"
        while rest := rest.partition(".")[2]:
            if f".{rest}{_ENDING}" in self._names:
                return f".{rest}{_ENDING}"
        return None

    # ------------------------------------------------------------------------------------------ hooks

    @broadsheet.hookimpl
    def broadsheet_sites(self) -> Iterator[SiteRef]:
        """A reference for each file."""
        for name in self._names:
            host = name.removesuffix(_ENDING)
            yield SiteRef(
                target=f"ftr:{name}",
                host=f"*{host}" if host.startswith(".") else f"={host}",
                priority=_PRIORITY,
                load=partial(self._load, name),
            )

    @broadsheet.hookimpl
    def broadsheet_labels(self, page: Page, blocks: Sequence[TextBlock]) -> Mapping[int, Any] | None:
        """What the page's config changes of the body."""
        visit = self._visits.get(page)
        return None if visit is None else correct(visit, page, tuple(blocks))

    @broadsheet.hookimpl(wrapper=True)
    def broadsheet_article(self, page: Page) -> Generator[None, Article, Article]:
        """What the page's config changes of the finished article."""
        article = yield
        visit = self._visits.pop(page, None)
        return article if visit is None else finish(visit, page, article)

    def _load(self, name: str) -> ConfigSite:
        return ConfigSite(read_config(self.directory / name), self._visits)


def config_files(directory: Path) -> list[str]:
    """Names of the files that are site configs, sorted: those whose name is a host and ".txt".

    Raises:
        OSError: The directory cannot be read.
    """
    names = (entry.name for entry in directory.iterdir())
    return sorted(
        name for name in names if name.endswith(_ENDING) and "." in name.removesuffix(_ENDING).strip(".")
    )
