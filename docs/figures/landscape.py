"""Draw how three fields nest, what three layers connect, and what accuracy hides.

Left: artificial intelligence, machine learning, deep learning. Middle: which input positions an
output position sees, in a convolution, a recurrence and attention. Right: accuracy and other
measures of a classifier over its threshold, if one example in a hundred is positive.

    python docs/figures/landscape.py

writes exercises/landscape/figure.svg, the same bytes at each run.
"""

from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse

FIGURE = Path(__file__).parents[2] / "exercises" / "landscape" / "figure.svg"

BLUE, VERMILION, GREEN, INK = "#0072B2", "#D55E00", "#009E73", "#333333"  # Okabe and Ito
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 2,
    "svg.hashsalt": "gradlings",
}
SHARE, DISTANCE = 0.01, 2.0  # of positives; between the means of the scores
POSITIONS = 8


def draw_fields(ax: Axes) -> None:
    """Draw three ellipses, one in another, each with an example that is outside the next."""
    fields = (
        ("artificial intelligence", "rules, search", 1.0, "#f0f0f0", INK),
        ("machine learning", "trees, linear models", 0.77, "#cfe5f2", INK),
        ("deep learning", "networks of\nmany layers", 0.52, BLUE, "white"),
    )
    for name, example, size, color, ink in fields:
        ax.add_patch(Ellipse((0, size - 1), 2.2 * size, 2 * size, color=color))
        top = 2 * size - (1.0 if size > 0.6 else 1.25)  # in the smallest, where it is wide enough
        ax.text(0, top - 0.14, name, ha="center", va="center", color=ink, weight="bold", size=10)
        ax.text(0, top - 0.21, example, ha="center", va="top", color=ink, size=9)
    ax.set(title="Fields", xlim=(-1.15, 1.15), ylim=(-1.05, 1.05), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)


def connections() -> dict[str, torch.Tensor]:
    """Return how much each output position (row) takes from each input position (column)."""
    place = torch.arange(POSITIONS)
    distance = place[:, None] - place
    kernel = torch.tensor([0.9, 0.5, 0.25])  # for the neighbor before, itself, the one after
    convolution = torch.zeros(POSITIONS, POSITIONS)
    for offset, weight in zip((1, 0, -1), kernel, strict=True):
        convolution[distance == offset] = weight
    recurrence = torch.where(distance >= 0, 0.75 ** distance.clamp(min=0), 0.0)
    source = torch.Generator().manual_seed(4)
    query, key = (torch.randn(POSITIONS, 4, generator=source) for _ in range(2))
    attention = torch.softmax(query @ key.T / 2, dim=1)
    return {"convolution": convolution, "recurrence": recurrence, "attention": attention}


def draw_connections(axes: list[Axes]) -> None:
    """Draw a matrix for each kind of layer."""
    for ax, (name, matrix) in zip(axes, connections().items(), strict=True):
        ax.imshow(matrix, cmap="Blues", vmin=0, vmax=1)
        ax.set(title=name, xlabel="input", xticks=[], yticks=[])
        ax.spines[:].set_visible(True)
    axes[0].set_ylabel("output")


def measures() -> dict[str, torch.Tensor]:
    """Return thresholds, and four measures at each of them."""
    threshold = torch.linspace(-1, 4.5, 1101, dtype=torch.float64)
    specificity = torch.special.ndtr(threshold)
    recall = torch.special.ndtr(DISTANCE - threshold)
    hits, false_alarms = SHARE * recall, (1 - SHARE) * (1 - specificity)
    return {
        "threshold": threshold,
        "accuracy": hits + (1 - SHARE) * specificity,
        "balanced accuracy": (recall + specificity) / 2,
        "recall": recall,
        "precision": hits / (hits + false_alarms),
    }


def draw_measures(ax: Axes) -> None:
    """Draw the measures, and mark the thresholds at which two of them are largest."""
    found = measures()
    threshold = found.pop("threshold")
    looks = ((VERMILION, "-"), (BLUE, "-"), (GREEN, "--"), (INK, ":"))
    for (name, values), (color, style) in zip(found.items(), looks, strict=True):
        ax.plot(threshold, values, color=color, linestyle=style, label=name)
        if "accuracy" in name:
            ax.plot(threshold[values.argmax()], values.max(), "o", color=color)
    ax.set(title="One positive in 100", xlabel="threshold of the score", ylim=(0, 1.42))
    ax.set_yticks([0, 0.5, 1])
    ax.legend(loc="upper center", ncols=2, fontsize=9, columnspacing=1, frameon=False)


def draw() -> Figure:
    """Draw the figure: the fields, the layers, the measures."""
    figure = Figure(figsize=(12, 3.4), layout="constrained")
    axes = figure.subplots(1, 5, width_ratios=[1.5, 1, 1, 1, 2])
    draw_fields(axes[0])
    draw_connections(list(axes[1:4]))
    draw_measures(axes[4])
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
