"""The blocks of a page by their labels."""

from collections.abc import Sequence

from broadsheet._records import Label, Verdict

__all__ = ["by_label"]


def by_label(verdicts: Sequence[Verdict]) -> dict[Label, list[int]]:
    """The blocks of each label but boilerplate, in order: sorted once, so that no rule goes through all blocks.

    Args:
        verdicts: One for each block.
    """
    boilerplate = Label.BOILERPLATE
    labelled: dict[Label, list[int]] = {}
    for i, (label, _, _) in enumerate(verdicts):
        if label is not boilerplate:
            labelled.setdefault(label, []).append(i)
    return labelled
