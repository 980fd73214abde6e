"""Draw what one hidden layer of ReLUs can do: bend a line, once for each unit.

Two panels over the input x. On the left what three hidden units send to the output: each is 0 up to
its bend and a straight line from there. On the right the output, their sum plus a bias: a line with
three bends, which goes through four given points and misses the curve between them.

    python docs/figures/neurons.py

writes exercises/neurons/figure.svg, the same bytes at each run.
"""

from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

FIGURE = Path(__file__).parents[2] / "exercises" / "neurons" / "figure.svg"

COLORS = "#0072B2", "#D55E00", "#009E73"  # Okabe and Ito: distinct also for colour-blind readers
DASHES = "-", "--", "-."
INK = "#333333"
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e6e6e6",
    "lines.linewidth": 2.4,
    "svg.hashsalt": "gradlings",
}
POINTS = torch.tensor([0.0, 1, 2, 3], dtype=torch.float64)


def curve(x: torch.Tensor) -> torch.Tensor:
    """Return the curve that is approximated."""
    return 2 * torch.sin(1.3 * x)


def contributions(x: torch.Tensor) -> torch.Tensor:
    """Return what each hidden unit sends to the output, (3, N), so that all points are met."""
    slopes = curve(POINTS).diff()
    changes = torch.cat([slopes[:1], slopes.diff()])
    return changes[:, None] * torch.relu(x - POINTS[:-1, None])


def draw_units(ax: Axes, x: torch.Tensor) -> None:
    """Draw the contributions of the hidden units."""
    at = [(2.0, 4.6), (1.6, -3.9), (2.75, -0.75)]
    lines = zip(contributions(x), COLORS, DASHES, at, strict=True)
    for number, (values, color, dashes, place) in enumerate(lines, start=1):
        ax.plot(x, values, color=color, linestyle=dashes)
        ax.text(*place, f"unit {number}", color=color, ha="center")
    ax.set(title="What each hidden unit sends", ylim=(-6.2, 6.4))


def draw_sum(ax: Axes, x: torch.Tensor) -> None:
    """Draw the output of the network, the points, and the curve."""
    ax.plot(x, curve(x), color="#999999", linewidth=1.6)
    ax.plot(x, contributions(x).sum(dim=0), color=INK)
    ax.plot(POINTS, curve(POINTS), "o", color=INK)
    for bend, color in zip(POINTS[:-1], COLORS, strict=True):
        ax.axvline(bend, color=color, linewidth=1, linestyle=":")
    ax.text(0.62, 1.92, "curve", color="#777777", ha="center")
    ax.text(2.0, -0.4, "their sum", color=INK, ha="center")
    ax.set(title="The output: a line with bends", ylim=(-2.2, 2.4))


def draw() -> Figure:
    """Draw the figure: the units on the left, the output on the right."""
    x = torch.linspace(-0.3, 3, 331, dtype=torch.float64)
    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    draw_units(left, x)
    draw_sum(right, x)
    for ax in (left, right):
        ax.set(xlabel="input x", xlim=(-0.3, 3.1), xticks=(0, 1, 2, 3))
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
