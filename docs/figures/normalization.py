"""Draw which values share their statistics, what scale the weights hand on, and what a batch adds.

Left: the values of a batch, examples in rows and features in columns; batch norm takes its mean and
variance from a column, layer norm from a row. Middle: the standard deviation of the inputs of the
activations over 20 layers, for three scales of the weights, without and with batch norm. Right: a
normalized value of one example, each time in another random batch, and with running statistics.

    python docs/figures/normalization.py

writes exercises/normalization/figure.svg, the same bytes at each run.
"""

from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

FIGURE = Path(__file__).parents[2] / "exercises" / "normalization" / "figure.svg"

BLUE, VERMILION, GREEN, INK = "#0072B2", "#D55E00", "#009E73", "#333333"  # Okabe and Ito
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 2,
    "svg.hashsalt": "gradlings",
}
SCALES = {0.5: BLUE, 1.0: GREEN, 2.0: VERMILION}
DEPTH, WIDTH = 20, 64
SIZES = (4, 8, 16, 32, 64)
VALUE, BATCHES = 1.0, 40  # of the one example; how many batches of each size


def draw_groups(ax: Axes) -> None:
    """Draw the same batch twice, with the values that share their statistics."""
    for left, name, color in ((0, "batch norm", BLUE), (5.5, "layer norm", VERMILION)):
        for row in range(6):
            for column in range(4):
                inside = column == 1 if color == BLUE else row == 2
                face = color if inside else "white"
                place = (left + column, 5 - row)
                ax.add_patch(Rectangle(place, 1, 1, facecolor=face, edgecolor=INK, linewidth=1))
        ax.text(left + 2, 6.3, name, color=color, ha="center")
        ax.text(left + 2, -0.7, "features", ha="center")
    ax.text(-0.5, 3, "examples", rotation=90, ha="center", va="center")
    ax.set(title="Whose mean and variance", xlim=(-1.1, 9.7), ylim=(-1, 7))
    ax.set_axis_off()


def spread(scale: float, normed: bool) -> list[float]:
    """Return the standard deviation of the inputs of each activation, by the layer."""
    source, found = torch.Generator().manual_seed(0), []
    x = torch.randn(256, WIDTH, generator=source)
    for _ in range(DEPTH):
        w = scale * (2 / WIDTH) ** 0.5 * torch.randn(WIDTH, WIDTH, generator=source)
        z = x @ w
        if normed:
            z = (z - z.mean(dim=0)) / z.std(dim=0, correction=0)
        found.append(z.std().item())
        x = z.relu()
    return found


def draw_spread(ax: Axes) -> None:
    """Draw the spread over the layers."""
    layers = range(1, DEPTH + 1)
    for scale, color in SCALES.items():
        ax.plot(layers, spread(scale, normed=False), color=color, label=f"weights × {scale:g}")
        ax.plot(layers, spread(scale, normed=True), color=INK, linestyle="--", linewidth=1.5)
    ax.text(20, 0.12, "with batch norm", color=INK, ha="right")
    ax.set(title="Deeper and deeper", xlabel="layer", ylabel="standard deviation", yscale="log")
    ax.set_xticks([1, 5, 10, 15, 20])
    ax.legend(loc="upper left")


def normalized_values() -> dict[int, torch.Tensor]:
    """Return the normalized value of one example in random batches, by the batch size."""
    source = torch.Generator().manual_seed(0)
    found = {}
    for size in SIZES:
        others = torch.randn(BATCHES, size - 1, generator=source)
        batches = torch.cat([torch.full((BATCHES, 1), VALUE), others], dim=1)
        centered = batches - batches.mean(dim=1, keepdim=True)
        found[size] = (centered / batches.std(dim=1, correction=0, keepdim=True))[:, 0]
    return found


def draw_values(ax: Axes) -> None:
    """Draw the values over the batch sizes; the line is the one of evaluation."""
    for size, values in normalized_values().items():
        ax.plot([size] * BATCHES, values, "o", color=BLUE, markersize=4, alpha=0.4)
    ax.axhline(VALUE, color=VERMILION, label="evaluation")
    ax.set(title="The same example", xlabel="batch size", ylabel="its normalized value")
    ax.set_xscale("log", base=2)
    ax.set_xticks(SIZES, [str(size) for size in SIZES])
    ax.minorticks_off()
    ax.legend(loc="lower right")


def draw() -> Figure:
    """Draw the figure: groups, depth, and batches."""
    figure = Figure(figsize=(11, 3.7), layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    draw_groups(left)
    draw_spread(middle)
    draw_values(right)
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
