"""Histograms of a class, as SVG, each with its numbers in words."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

_BINS = 10
_AXES = (0.13, 0.25, 0.82, 0.61)  # left, bottom, width, height: room for counts of four digits
_BAR, _TEXT = "#3b6ea5", "#333333"


@dataclass(frozen=True)
class Chart:
    """A picture and the same in words."""

    title: str
    svg: str
    words: str


def of(totals: Sequence[float], topics: Mapping[str, Sequence[float]]) -> list[Chart]:
    """Return histograms of the students' shares of points: of all, then of each topic.

    Args:
        totals: between 0 and 1, one for each student.
        topics: the same for each topic.
    """
    return [_chart("all points", totals), *(_chart(name, each) for name, each in topics.items())]


def _chart(title: str, shares: Sequence[float]) -> Chart:
    counts, _ = np.histogram(np.clip(shares, 0, 1), bins=_BINS, range=(0, 1))
    # Without fonts of its own a picture is small; the ids make equal results equal.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": title}):
        figure = Figure(figsize=(3.2, 1.7))
        axes = figure.add_axes(_AXES)  # a layout of matplotlib's would draw each figure twice
        axes.bar(np.arange(_BINS) * 10 + 5, counts, width=9, color=_BAR)
        axes.set_title(f"{title}: {len(shares)} students", fontsize=9, color=_TEXT)
        axes.set_xlabel("% of the points", fontsize=8)
        axes.set_xlim(0, 100)
        axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
        axes.tick_params(labelsize=8)
        axes.spines[["top", "right"]].set_visible(False)
        file = io.StringIO()
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    svg = file.getvalue()
    return Chart(title, svg[svg.index("<svg") :], _in_words(counts))


def _in_words(counts: np.ndarray) -> str:
    parts = [
        f"{10 * place} to {10 * place + 10} %: {count}"
        for place, count in enumerate(counts)
        if count
    ]
    return "; ".join(parts) or "nobody has begun"
