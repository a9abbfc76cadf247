"""What files that are no page begin with.

Origin: the published signatures of the formats, as collected in the MIME Sniffing Standard of the WHATWG
(https://mimesniff.spec.whatwg.org) and in the formats' own specifications.
"""

from types import MappingProxyType

__all__ = ["BINARY_TYPES", "SIGNATURES"]

#: First bytes -> what the file is. Longer signatures stand before shorter ones that they begin with.
SIGNATURES = MappingProxyType(
    {
        b"%PDF-": "a PDF document",
        b"%!PS": "a PostScript document",
        b"{\\rtf": "an RTF document",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an Office document",
        b"PK\x03\x04": "a zip archive, an e-book or an Office document",
        b"PK\x05\x06": "a zip archive",
        b"\x1f\x8b": "a gzip stream",
        b"\x1f\x9d": "a compress stream",
        b"BZh91AY&SY": "a bzip2 stream",
        b"\xfd7zXZ\0": "an xz stream",
        b"\x28\xb5\x2f\xfd": "a zstd stream",
        b"\x04\x22\x4d\x18": "an lz4 stream",
        b"7z\xbc\xaf\x27\x1c": "a 7z archive",
        b"Rar!\x1a\x07": "a rar archive",
        b"\x89PNG\r\n\x1a\n": "a PNG image",
        b"\xff\xd8\xff": "a JPEG image",
        b"GIF87a": "a GIF image",
        b"GIF89a": "a GIF image",
        b"II*\0": "a TIFF image",
        b"MM\0*": "a TIFF image",
        b"\0\0\1\0": "an icon",
        b"\x1aE\xdf\xa3": "a Matroska or WebM video",
        b"OggS\0": "an Ogg recording",
        b"fLaC\0": "a FLAC recording",
        b"ID3\2": "an MP3 recording",
        b"ID3\3": "an MP3 recording",
        b"ID3\4": "an MP3 recording",
        b"FLV\1": "a Flash video",
        b"wOFF\0": "a font",
        b"wOF2\0": "a font",
        b"OTTO\0": "a font",
        b"\0\1\0\0\0": "a font",
        b"\x7fELF": "a program",
        b"\0asm": "a program",
        b"\xca\xfe\xba\xbe": "a program",
        b"SQLite format 3\0": "a database",
        b"PAR1\x15": "a Parquet file",
        b"ARROW1\0": "an Arrow file",
        b"WARC/1.": "a WARC archive of pages",
    }
)

#: Media types, or their beginnings, of sources that hold no text.
BINARY_TYPES = (
    "application/gzip",
    "application/msword",
    "application/pdf",
    "application/vnd.",
    "application/x-gzip",
    "application/zip",
    "audio/",
    "font/",
    "image/",
    "video/",
)
