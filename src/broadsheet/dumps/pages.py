"""A page that is a file of its own: in a folder, in an archive, or alone."""

from mimetypes import MimeTypes
from typing import Final

from broadsheet.dumps.http import form_of
from broadsheet.dumps.record import Record, Settings

__all__ = ["is_page", "page_record"]

# What lies beside pages in saved and generated sites, and the standard library's table does not have.
_BESIDE: Final = "avif eot less lock map otf scss toml ttf webp woff woff2 yaml yml"
# The library's own table: what the machine adds to it would make the same folder read differently elsewhere.
_TYPES: Final = (
    MimeTypes().types_map[True]
    | {".md": "text/markdown", ".text": "text/plain"}
    | {f".{suffix}": "application/octet-stream" for suffix in _BESIDE.split()}
)


def _type_of(name: str) -> str | None:
    """The media type that a file name tells; None when its suffix tells none."""
    plain = name.rpartition("/")[2].removesuffix(".gz").removesuffix(".zst").removesuffix(".lz4")
    stem, dot, suffix = plain.rpartition(".")
    return _TYPES.get(f".{suffix.lower()}") if dot and stem else None


def is_page(name: str) -> bool:
    """Whether a file may be a page, by its name: HTML, text, or of a suffix that tells nothing."""
    return not name.rpartition("/")[2].startswith(".") and form_of(_type_of(name)) is not None


def page_record(data: bytes, name: str, settings: Settings, offset: int) -> Record:
    """The record of a page in a file of its own."""
    form = form_of(_type_of(name))
    return Record(
        id=name,
        source=settings.source,
        offset=offset,
        html=data if form != "text" else None,
        text=data if form == "text" else None,
    )
