"""What a page says of its kind before anybody reads its text: what it declares, a date, an author."""

from typing import Final, NamedTuple

from broadsheet._records import Metadata

__all__ = ["Signs", "signs_of"]

#: schema.org types (and OpenGraph's "article") of pages that are articles, in lower case.
_ARTICLE_TYPES: Final = frozenset(
    "article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle "
    "backgroundnewsarticle reviewnewsarticle askpublicnewsarticle techarticle scholarlyarticle "
    "advertisercontentarticle satiricalarticle socialmediaposting report review medicalscholarlyarticle".split()
)
_OTHER_TYPES: Final = frozenset(
    "product collectionpage itemlist searchresultspage profilepage contactpage checkoutpage qapage "
    "discussionforumposting realestatelisting jobposting event store".split()
)


class Signs(NamedTuple):
    """The signs that a page is an article.

    Attributes:
        declared: 1 when its markup calls it an article, -1 when something else, 0 when neither.
        dated: Whether it states when it was published, near its headline or in its markup.
        signed: Whether it names an author.
    """

    declared: int = 0
    dated: bool = False
    signed: bool = False

    @property
    def strength(self) -> int:
        """How many speak for an article, two at most; what a page declares itself instead takes one away, down to 0."""
        return max(0, min(self.declared + self.dated + self.signed, 2))


def signs_of(metadata: Metadata) -> Signs:
    """The signs in what is known about a page."""
    types = {name.lower() for name in metadata.schema_types}
    declared = 1 if types & _ARTICLE_TYPES else -1 if types & _OTHER_TYPES else 0
    return Signs(declared, metadata.published is not None and not _is_far(metadata), bool(metadata.authors))


def _is_far(metadata: Metadata) -> bool:
    """Whether the date stands far from the headline, where it may be anything's."""
    return any(item.field == "published" and "outside" in item.source for item in metadata.provenance)
