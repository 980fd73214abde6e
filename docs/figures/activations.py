"""Draw a ReLU unit that works, and one that is dead.

Two panels over the weighted sum z of one unit, with the ReLU and a leaky ReLU. The points are 12
examples: on the left half of them reach the sloped part; on the right one step has lowered the bias
by 3, and no example does. The text gives the share of examples that pass a gradient on.

    python docs/figures/activations.py

writes exercises/activations/figure.svg, the same bytes at each run.
"""

from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch.nn import functional as F  # noqa: N812 - as everyone calls it

FIGURE = Path(__file__).parents[2] / "exercises" / "activations" / "figure.svg"

BLUE, VERMILION, INK = "#0072B2", "#D55E00", "#333333"  # Okabe and Ito, for all readers
SLOPE = 0.2
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e6e6e6",
    "lines.linewidth": 2.4,
    "svg.hashsalt": "gradlings",
}


def draw_unit(ax: Axes, bias: float, title: str) -> None:
    """Draw both functions, and the examples on the ReLU."""
    z = torch.linspace(-5.6, 3.2, 353, dtype=torch.float64)
    examples = torch.linspace(-2.2, 2.4, 12, dtype=torch.float64) + bias
    alive = int((examples > 0).sum())
    ax.plot(z, F.leaky_relu(z, SLOPE), color=VERMILION, linestyle="--", linewidth=1.8)
    ax.plot(z, torch.relu(z), color=BLUE)
    ax.plot(examples, torch.relu(examples), "o", color=INK, markersize=6, zorder=3)
    ax.text(1.15, 2.05, "ReLU", color=BLUE, ha="center")
    ax.text(-4.2, -1.42, f"leaky ReLU,\nslope {SLOPE:g}", color=VERMILION, ha="center", va="center")
    ax.text(-2.9, 1.5, f"{alive} of 12 examples\npass a gradient on", color=INK, ha="center")
    ax.set(title=title, xlabel="weighted sum z", xlim=(-5.6, 3.2), ylim=(-1.9, 3))


def draw() -> Figure:
    """Draw the figure: before the step on the left, after it on the right."""
    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    draw_unit(left, 0.0, "A unit at work")
    draw_unit(right, -3.0, "The bias is lowered by 3: dead")
    left.set_ylabel("output")
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
