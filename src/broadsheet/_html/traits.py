"""Which systems made a page, from evidence that costs no walk over the tree."""

from lxml import etree

from broadsheet._lexicon.systems import BODY_CLASSES, GENERATORS, LINKS, METAS, SCRIPTS
from broadsheet._records import Head

__all__ = ["detect_traits"]

_IMPLIED = {"gutenberg": "wordpress", "divi": "wordpress", "elementor": "wordpress"}


def detect_traits(head: Head, root: etree._Element) -> frozenset[str]:
    """Names of the systems behind a page, in lower case: "wordpress", "divi", "arc", "amp".

    Sites choose by them; see :mod:`broadsheet._lexicon.systems` for the evidence of each.
    """
    traits = set()
    for generator in head.meta.get("generator", ()):
        words = generator[:40].lower().split()
        if words and words[0] in GENERATORS:
            traits.add(GENERATORS[words[0]])
    if root.get("amp") is not None or root.get("⚡") is not None:
        traits.add("amp")
    if root.get("data-wf-page") is not None:
        traits.add("webflow")
    traits.update(trait for name, trait in METAS.items() if name in head.meta)
    traits.update(trait for name, trait in SCRIPTS.items() if name in head.state)
    # one search of the joined addresses per clue is faster than a look at each address
    addresses = "\n".join([link.href for link in head.links]).lower()
    traits.update(trait for part, trait in LINKS.items() if part in addresses)
    body = root.find("body")
    if body is not None and (classes := body.get("class")):
        traits.update(BODY_CLASSES[name] for name in classes.lower().split() if name in BODY_CLASSES)
    traits.update(_IMPLIED[trait] for trait in tuple(traits) if trait in _IMPLIED)
    return frozenset(traits)
