"""The files of a new plugin for one site, made from the templates beside this module."""

import json
import keyword
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any, Final

import attrs

import broadsheet
from broadsheet.plugins import find_sites
from broadsheet.sites import FIELDS, Site, check_site
from broadsheet.testing.cases import EXPECTED, META, UNCONFIRMED, field_of, filled_fields
from broadsheet.testing.pages import SamplePage
from broadsheet.testing.views import open_page

__all__ = [
    "NewPlugin",
    "check_host",
    "is_of_host",
    "make_files",
    "normalized_name",
    "sample_source",
    "write_files",
]

_PREFIX: Final = "broadsheet-"

#: What the specification of core metadata allows as the name of a distribution.
_NAME: Final = re.compile(r"[A-Z0-9](?:[A-Z0-9._-]*[A-Z0-9])?", re.IGNORECASE | re.ASCII)

#: Names that the templates import or that their comments speak of.
_TAKEN: Final = frozenset({"Page", "Path", "Site"})

#: Fields about which an author is asked even where nothing was found in the page.
_ASKED: Final = frozenset({"title", "subtitle", "authors", "published", "category"})

#: Fields that are stated as a string in the place of a record; see :func:`field_of`.
_SHORT: Final = frozenset({"published", "modified", "lead_image"})

_GENERIC: Final = broadsheet.Parser(plugins=())


@attrs.frozen(kw_only=True)
class NewPlugin:
    """What a new plugin is called and is for, and the first page to test it with.

    Attributes:
        name: Its name, normalized: "libertarian-institute".
        host: A host pattern, as in ``SiteRef.host``.
        case: Name of the page's folder.
        source: The page.
        url: Its address; None when the page is to tell.
    """

    name: str
    host: str
    case: str
    source: bytes
    url: str | None = None

    @property
    def distribution(self) -> str:
        """Name of the distribution: "broadsheet-libertarian-institute"."""
        return _PREFIX + self.name

    @property
    def module(self) -> str:
        """The name as a part of names in Python: "libertarian_institute"."""
        return self.name.replace("-", "_")

    @property
    def package(self) -> str:
        """Name of the package: "broadsheet_libertarian_institute"."""
        return f"broadsheet_{self.module}"

    @property
    def site(self) -> str:
        """Name of the site's class: "LibertarianInstitute"."""
        name = "".join(part.capitalize() for part in self.name.split("-"))
        usable = name.isidentifier() and not keyword.iskeyword(name) and name not in _TAKEN
        return name if usable else f"Site{name}"


def normalized_name(name: str) -> str:
    """The name of a plugin in the form in which indexes compare names, without the "broadsheet-" of its distribution.

    Raises:
        ValueError: It cannot be part of the name of a distribution.
    """
    normalized = re.sub(r"[-_.]+", "-", name).lower().removeprefix(_PREFIX)
    if not (_NAME.fullmatch(name) and normalized):
        raise ValueError(f"a name has letters, digits, and '-', '_' or '.' between them: {name!r}")
    return normalized


def check_host(host: str) -> None:
    """Check that a site can be found by a host pattern.

    Raises:
        PluginError: It cannot.
    """
    check_site(Site(name="new-plugin", hosts=(host,)))


def is_of_host(url: str, host: str) -> bool:
    """Whether a site for the host is for pages at an address."""
    return url.isprintable() and bool(find_sites(url, plugins=[Site(name="new-plugin", hosts=(host,))]))


def sample_source(host: str) -> bytes:
    """The invented page, for those who have no page at hand."""
    return _filled("page.html", {"host": host})


def make_files(plugin: NewPlugin) -> dict[str, bytes]:
    """The files of the distribution, by their paths in its folder.

    Raises:
        UnsupportedInputError: The page is neither HTML nor text.
    """
    names = ("name", "host", "case", "distribution", "module", "package", "site")
    facts = {name: getattr(plugin, name) for name in names}
    facts["version"] = ".".join(broadsheet.__version__.split(".")[:2])
    page = SamplePage(source=plugin.source, url=plugin.url or _address_in(plugin.source, plugin.host))
    opened, case = open_page(page), f"tests/pages/{plugin.case}"
    meta = {"url": page.url, "plugins": [f"{plugin.package}:{plugin.site}"]}
    return {
        "pyproject.toml": _filled("pyproject.toml", facts),
        "README.md": _filled("README.md", facts),
        f"src/{plugin.package}/__init__.py": _filled("site.py", facts),
        f"src/{plugin.package}/py.typed": b"",
        f"tests/test_{plugin.module}.py": _filled("test.py", facts),
        f"{case}/page.{'txt' if opened and opened.kind == 'text' else 'html'}": plugin.source,
        # A string and a list of strings are written alike in JSON and in TOML.
        f"{case}/{META}": "".join(f"{key} = {json.dumps(value)}\n" for key, value in meta.items()).encode(),
        f"{case}/{EXPECTED}": _questions(page.parse(_GENERIC)),
    }


def write_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into a folder that does not exist yet.

    Raises:
        FileExistsError: It does.
        OSError: It cannot be made.
    """
    folder.mkdir(parents=True)
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _address_in(source: bytes, host: str) -> str:
    """The canonical link of a page if it leads to the host, else the host itself."""
    canonical = _GENERIC.parse(source).canonical_url
    if canonical and is_of_host(canonical, host):
        return canonical
    return f"https://{host.removeprefix('=').replace('*.', 'www.').replace('.*', '.com')}/"


def _questions(article: broadsheet.Article) -> bytes:
    """An ``expected.json`` with what was found in each field that a site can give, for the author to confirm."""
    filled = filled_fields(article)
    asked = [name for name in FIELDS if name in filled or name in _ASKED]
    stated: dict[str, Any] = {
        f"{UNCONFIRMED}{name}": field_of(article, name, like="x" * 99 if name in _SHORT else None)
        for name in [*asked, "paragraphs"]
    }
    document = json.dumps(stated, ensure_ascii=False, indent=1) + "\n"
    # A lone surrogate of a broken page goes out as its JSON escape.
    return document.encode("utf-8", "backslashreplace")


def _filled(template: str, facts: Mapping[str, str]) -> bytes:
    """A template with the facts put into it, in UTF-8."""
    text = files("broadsheet._cli").joinpath("templates", f"{template}.tmpl").read_text(encoding="utf-8")
    return Template(text).substitute(facts).encode()
