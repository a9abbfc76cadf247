"""Pictures of an outcome, as SVG (extra ``bench``)."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from broadsheet.benching.outcome import Outcome
from broadsheet.errors import MissingExtraError

__all__ = ["draw", "need_matplotlib"]

#: Colours that the colour-blind tell apart (Okabe and Ito, 2008), the first for broadsheet.
_COLOURS: Final = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#777777", "#b8a000")
_LINES: Final = ("-", "--", ":", "-.")
_SIZE: Final = (7.2, 3.6)  # inches
_STYLE: Final = {
    "svg.fonttype": "none",
    "svg.hashsalt": "broadsheet",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#dddddd",
    "axes.axisbelow": True,
    "legend.frameon": False,
}


def need_matplotlib() -> Any:
    """The package matplotlib.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module("matplotlib")
    except ImportError as error:
        raise MissingExtraError("plots need the extra bench (pip install 'broadsheet[bench]')") from error


def draw(outcome: Outcome, folder: Path, prefix: str = "") -> list[Path]:
    """Draw what there is to draw of an outcome.

    Args:
        outcome: The outcome.
        folder: Where the pictures go.
        prefix: What their names begin with.

    Returns:
        The files.

    Raises:
        MissingExtraError: matplotlib is not installed.
        OSError: A file cannot be written.
    """
    mpl = need_matplotlib()
    new_figure = import_module("matplotlib.figure").Figure
    names = list(dict.fromkeys(figures.system for figures in outcome.figures))
    colours = {name: _COLOURS[number % len(_COLOURS)] for number, name in enumerate(names)}
    files = []
    with mpl.rc_context(_STYLE):
        for name, plot in _PLOTS.items():
            figure = new_figure(figsize=_SIZE, layout="constrained")
            if plot(outcome, figure.subplots(), colours):
                files.append(folder / f"{prefix}{name}.svg")
                figure.savefig(files[-1], metadata={"Date": None})
    return files


def _throughput(outcome: Outcome, axes: Any, colours: Mapping[str, str]) -> bool:
    runs = outcome.figures[::-1]
    bars = axes.barh(
        [f"{run.system}, {run.workers} worker{'s' * (run.workers != 1)}" for run in runs],
        [run.rate for run in runs],
        color=[colours[run.system] for run in runs],
    )
    axes.bar_label(bars, fmt="%.0f", padding=3)
    axes.set_xlabel("pages a second")
    axes.grid(visible=False, axis="y")
    return True


def _latency(outcome: Outcome, axes: Any, colours: Mapping[str, str]) -> bool:
    fewest: dict[str, Any] = {}
    for run in sorted(outcome.figures, key=lambda run: run.workers):
        fewest.setdefault(run.system, run)
    for number, run in enumerate(fewest.values()):
        line = _LINES[number % len(_LINES)]
        axes.plot(
            run.percentiles, range(len(run.percentiles)), line, color=colours[run.system], label=run.system
        )
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:g}")
    axes.set_xlabel("milliseconds for a page")
    axes.set_ylabel("% of the pages")
    axes.legend()
    return any(run.percentiles for run in fewest.values())


def _memory(outcome: Outcome, axes: Any, colours: Mapping[str, str]) -> bool:
    runs = [run for run in outcome.figures if sum(1 for moment in run.course if moment.memory) > 1]
    for run in runs:
        course = [moment for moment in run.course if moment.memory]
        axes.plot(
            [moment.pages for moment in course],
            [moment.memory / 1e6 for moment in course],
            _LINES[run.workers % len(_LINES) - 1],
            color=colours[run.system],
            label=run.label,
        )
    axes.set_xlabel("pages done")
    axes.set_ylabel("MB of the largest worker")
    axes.set_ylim(bottom=0)
    if runs:
        axes.legend()
    return bool(runs)


def _accuracy(outcome: Outcome, axes: Any, colours: Mapping[str, str]) -> bool:
    if not outcome.accuracy:
        return False
    score = next(iter(next(iter(outcome.accuracy.values()))))
    for system, scores in outcome.accuracy.items():
        cost = outcome.cost_of(system)
        axes.scatter([cost], [scores[score]], color=colours[system], s=45, zorder=3)
        axes.annotate(system, (cost, scores[score]), xytext=(6, 4), textcoords="offset points")
    axes.set_xscale("log", subs=())
    axes.xaxis.set_major_locator(import_module("matplotlib.ticker").LogLocator(subs=(1, 2, 5)))
    axes.xaxis.set_major_formatter("{x:g}")
    axes.margins(x=0.25, y=0.15)
    axes.set_xlabel("processor time a page, milliseconds")
    axes.set_ylabel(score)
    return True


#: What draws each picture into axes; False where there is nothing to draw.
_PLOTS: Final[Mapping[str, Callable[[Outcome, Any, Mapping[str, str]], bool]]] = MappingProxyType(
    {"throughput": _throughput, "latency": _latency, "memory": _memory, "accuracy": _accuracy}
)
