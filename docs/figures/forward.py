"""Draw where 20 persons land on the tanh of one hidden unit, with raw and with scaled inputs.

The unit has the weights 0.5 for the age in years and 0.3 for the income in thousands of euros. On
the left its inputs are as they are, on the right they are standardized. The text gives the mean of
the slopes of tanh at the points.

    python docs/figures/forward.py

writes exercises/forward/figure.svg, the same bytes at each run.
"""

from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

FIGURE = Path(__file__).parents[2] / "exercises" / "forward" / "figure.svg"

BLUE, INK = "#0072B2", "#333333"
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e6e6e6",
    "lines.linewidth": 2.4,
    "svg.hashsalt": "gradlings",
}


def persons() -> torch.Tensor:
    """Return age and income of 20 persons, (20, 2)."""
    number = torch.arange(20, dtype=torch.float64)
    return torch.stack([20 + 3 * (7 * number % 20), 20 + 4 * (number * 3 % 20)], dim=1)


def draw_unit(ax: Axes, x: torch.Tensor, title: str) -> None:
    """Draw tanh, and where the persons are on it."""
    z = x @ torch.tensor([0.5, 0.3], dtype=torch.float64)
    reach = 1.1 * z.abs().max().item()
    curve = torch.linspace(-reach, reach, 801, dtype=torch.float64)
    ax.plot(curve, torch.tanh(curve), color=BLUE, linewidth=1.6)
    ax.plot(z, torch.tanh(z), "o", color=INK, markersize=6, alpha=0.75)
    slope = (1 - torch.tanh(z) ** 2).mean().item()
    mean = f"{slope:.2f}" if slope > 0.005 else "0.00"
    ax.text(-0.92 * reach, 0.55, f"mean slope at\nthe points: {mean}", color=INK)
    ax.set(title=title, xlabel="weighted sum z", ylim=(-1.15, 1.15), yticks=(-1, 0, 1))


def draw() -> Figure:
    """Draw the figure: raw inputs on the left, standardized ones on the right."""
    x = persons()
    figure = Figure(figsize=(9, 3.8), layout="constrained")
    left, right = figure.subplots(1, 2)
    draw_unit(left, x, "Raw inputs: age and income")
    draw_unit(right, (x - x.mean(dim=0)) / x.std(dim=0, correction=0), "Standardized inputs")
    left.set_ylabel("tanh(z)")
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
