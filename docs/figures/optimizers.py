"""Draw a ravine, where gradient descent jumps from wall to wall and momentum overshoots.

Two panels with the contour lines of L(x, y) = x² / 2 + 10 y², and 20 steps from (10, 1). On the
left gradient descent with and without momentum 0.5, at the same learning rate; on the right
classical and Nesterov's momentum 0.9. All paths are torch's.

    python docs/figures/optimizers.py

writes exercises/optimizers/figure.svg, the same bytes at each run.
"""

from pathlib import Path
from typing import Any

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

FIGURE = Path(__file__).parents[2] / "exercises" / "optimizers" / "figure.svg"

BLUE, VERMILION, INK = "#0072B2", "#D55E00", "#333333"  # Okabe and Ito, for all readers
LEVELS = (0.5, 2, 5, 10, 17, 26, 37, 50)
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 1.8,
    "lines.markersize": 4,
    "svg.hashsalt": "gradlings",
}


def loss(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Return a loss that is 20 times as curved in y as in x."""
    return x**2 / 2 + 10 * y**2


def path(**options: Any) -> torch.Tensor:
    """Return the points of 20 steps of SGD from (10, 1), (21, 2)."""
    param = torch.tensor([10.0, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([param], **options)
    points = [param.detach().clone()]
    for _ in range(20):
        optimizer.zero_grad()
        loss(*param).backward()
        optimizer.step()
        points.append(param.detach().clone())
    return torch.stack(points)


def draw_race(ax: Axes, title: str, paths: dict[str, torch.Tensor]) -> None:
    """Draw the contour lines, and over them two paths."""
    x, y = torch.meshgrid(torch.linspace(-5, 11, 90), torch.linspace(-1.9, 1.9, 60), indexing="xy")
    ax.contour(x, y, loss(x, y), levels=LEVELS, colors="#cccccc", linewidths=1)
    looks = ((VERMILION, "s--"), (BLUE, "o-"))
    for (name, points), (color, look) in zip(paths.items(), looks, strict=True):
        ax.plot(*points.T, look, color=color, label=name)
    ax.plot(0, 0, "*", color=INK, markersize=11)
    ax.set(title=title, xlabel="x, flat", ylabel="y, steep", xlim=(-5, 11), ylim=(-1.9, 1.9))
    ax.legend(loc="upper left", framealpha=1)


def draw() -> Figure:
    """Draw the figure: zigzag on the left, overshooting on the right."""
    figure = Figure(figsize=(9.6, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    paths = {"gradient descent": path(lr=0.095), "momentum 0.5": path(lr=0.095, momentum=0.5)}
    draw_race(left, "From wall to wall", paths)
    paths = {
        "momentum 0.9": path(lr=0.04, momentum=0.9),
        "Nesterov's, 0.9": path(lr=0.04, momentum=0.9, nesterov=True),
    }
    draw_race(right, "Too far", paths)
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
