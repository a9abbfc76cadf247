"""Looking over a directory of site configs."""

from collections import Counter
from pathlib import Path

import attrs

from broadsheet_ftr.config import Problem, read_config
from broadsheet_ftr.directory import config_files
from broadsheet_ftr.vocabulary import IGNORED

__all__ = ["Survey", "survey"]


@attrs.frozen
class Survey:
    """What is in a directory of site configs.

    Attributes:
        files: Number of files.
        directives: How often each directive occurs that is sound.
        problems: What is wrong, in the order of files and lines.
    """

    files: int
    directives: Counter[str]
    problems: tuple[Problem, ...]

    @property
    def ignored(self) -> Counter[str]:
        """How many directives have no effect, by the reason."""
        counts: Counter[str] = Counter()
        for name, number in self.directives.items():
            if name in IGNORED:
                counts[IGNORED[name]] += number
        return counts


def survey(directory: str | Path) -> Survey:
    """Read all configs of a directory.

    Raises:
        OSError: The directory or a file cannot be read.
    """
    folder = Path(directory)
    configs = [read_config(folder / name) for name in config_files(folder)]
    return Survey(
        len(configs),
        Counter(directive.name for config in configs for directive in config.directives),
        tuple(problem for config in configs for problem in config.problems),
    )
