"""Words in class names of elements that hold a picture, from content management systems in many languages."""

import re
from typing import Final

__all__ = ["PICTURE_WORDS"]

PICTURE_WORDS: Final = re.compile(
    r"image|img|photo|picture|media|foto|bild|figure|illustration|gallery|lightbox|imagen|imagem|immagin|"
    r"afbeelding|kuva|zdjecie|obraz|resim|gorsel|slika|mynd|fenykep|legend|caption",
    re.IGNORECASE,
)
