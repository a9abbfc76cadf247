"""washingtonpost.com."""

from broadsheet.sites import Site

__all__ = ["WashingtonPost"]

_STORY = "//*[@data-qa='article-body']"


class WashingtonPost(Site):
    """Every paragraph has a box of its own, with a name for tests."""

    hosts = ("washingtonpost.com",)

    body = (f"{_STORY}/p", f"{_STORY}/*[@data-qa='article-header']")
