"""Pages for the tests that need hundreds of real ones."""

from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[3] / "shared" / "eval" / "corpora"


@pytest.fixture(scope="session")
def small_pages():
    """The paths of 200 real pages of 4 to 20 kB, compressed; the test is skipped where there are none."""
    found = [
        path for path in sorted(CORPORA.glob("*-dev/pages/*.gz")) if 4_000 < path.stat().st_size < 20_000
    ]
    if len(found) < 200:
        pytest.skip("no corpora beside the repository")
    return found[:: len(found) // 200][:200]
