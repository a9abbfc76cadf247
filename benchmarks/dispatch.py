"""Print what plugins cost: building a parser, finding a page's site, and a site with ten rules.

    python -m benchmarks.dispatch [--limit 60] [--rounds 3] [--corpus wcxb-dev]

The same pages go through parsers without plugins, with 10, 1,000 and 10,000 sites for other hosts, and with one
site of ten rules for each page's own host. All take turns page by page; a page counts with its fastest
round, in processor time. Budgets: 10,000 sites against 10 cost <= 2 % of ``parse()``, ten rules <= 10 %.

Before that it prints for each number of sites how long a parser takes to build, how long a page looks for its
site, and how many of the sites were loaded for a page of one of them. The sites have hosts of all forms.
"""

import argparse
import time
from collections.abc import Callable
from functools import partial

import broadsheet
from benchmarks.corpora import Sample, load, need_corpora
from broadsheet._records import Page
from broadsheet._urls import host_of
from broadsheet.plugins import build_kit
from broadsheet.sites import Site, SiteRef

__all__ = ["main"]

#: Ten rules as sites have them: an id, a class, a class of some tag, a part of a class.
TEN_RULES = {
    "drop": (
        "//*[@id='our-shop']",
        "css:.sign-up",
        "//div[contains(@class, 'promo')]",
        "//aside[@class='teaser']",
        "//*[contains(@class, 'share-bar') or contains(@id, 'share-bar')]",
        "css:div.comments-area",
    ),
    "bio": ("css:.author-bio",),
    "caption": ("css:.wp-caption-text", "//figcaption"),
    "related": ("//*[@id='related-posts']",),
}


COUNTS = (10, 1_000, 10_000)
FORMS = ("site{}.example", "=site{}.example", "*.site{}.example", "site{}.*")


class Pack:
    """A plugin with any number of sites, for hosts that no page has; ``loaded`` are those that were needed."""

    def __init__(self, count: int) -> None:
        self.loaded: list[str] = []
        self.refs = [
            SiteRef(target=f"s{n}", host=FORMS[n % 4].format(n), load=partial(self.load, f"s{n}"))
            for n in range(count)
        ]

    def load(self, name: str) -> Site:
        """The site of a name."""
        self.loaded.append(name)
        return Site(name=name, drop=["css:.promo"])

    @broadsheet.hookimpl
    def broadsheet_sites(self) -> list[SiteRef]:
        return self.refs


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dispatch", description="Cost of plugins.")
    parser.add_argument("--corpus", default="wcxb-dev")
    parser.add_argument("--limit", type=int, default=60, help="a fixed sample of this many pages")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args(argv)
    for count in COUNTS:
        print_index(count)
    need_corpora()
    samples = list(load(args.corpus, limit=args.limit))
    print(f"\n{len(samples)} pages of {args.corpus}; ms per page, and against no plugins")
    base = None
    for name, total in measure(samples, args.rounds).items():
        base = base or total
        print(f"{name:>16}  {total / len(samples) / 1e6:8.3f}  {100 * (total / base - 1):+6.1f} %")
    return 0


def print_index(count: int) -> None:
    """Time to build a parser's kit, and to look for the site of a page."""
    pack = Pack(count)
    start = time.perf_counter()
    kit = build_kit([pack], (), broadsheet.Limits())
    build = time.perf_counter() - start
    page = Page(kind="html", url="https://www.news.example.org/a/b", host="www.news.example.org")
    start = time.perf_counter()
    for _ in range(10_000):
        kit.find_site(page, [])
    find = (time.perf_counter() - start) / 10_000
    kit.find_site(Page(kind="html", url="https://site0.example/a", host="site0.example"), [])
    print(
        f"{count:>6} sites: {build * 1e3:7.1f} ms to build, {find * 1e6:5.2f} us to look for a page's site,"
        f" {len(pack.loaded)} loaded for a page of one"
    )


def measure(samples: list[Sample], rounds: int) -> dict[str, int]:
    """Processor time of each variant over all pages, in nanoseconds."""
    hosts = tuple(sorted({host_of(sample.url) for sample in samples} - {""}))
    ten_rules = Site(name="ten-rules", hosts=hosts, **TEN_RULES)
    variants = {
        "no plugins": broadsheet.Parser(plugins=()),
        **{f"{count:,} sites": broadsheet.Parser(plugins=[Pack(count)]) for count in COUNTS},
        "a site, 10 rules": broadsheet.Parser(plugins=[ten_rules]),
    }
    totals = dict.fromkeys(variants, 0)
    for sample in samples:
        best = dict.fromkeys(variants, 1 << 62)
        variants["no plugins"].parse(
            sample.page, url=sample.url
        )  # the first to see a page pays for cold caches
        for _ in range(rounds):
            for name, parser in variants.items():
                best[name] = min(best[name], _time(partial(parser.parse, sample.page, url=sample.url)))
        for name, nanoseconds in best.items():
            totals[name] += nanoseconds
    return totals


def _time(call: Callable[[], object]) -> int:
    start = time.process_time_ns()
    call()
    return time.process_time_ns() - start


if __name__ == "__main__":
    raise SystemExit(main())
