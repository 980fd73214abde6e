"""Draw what the spread of the first weights does to tanh units, a step too long, and two clips.

Left: values of tanh units behind ten layers, for weights that are too small, by Xavier's rule, and
too large. Middle: a loss of six equal weights, with a step of gradient descent and with clipped
ones. Right: one gradient, clipped by value and by norm.

    python docs/figures/initialization.py

writes exercises/initialization/figure.svg, the same bytes at each run.
"""

import math
from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

FIGURE = Path(__file__).parents[2] / "exercises" / "initialization" / "figure.svg"

BLUE, VERMILION, GREEN, INK = "#0072B2", "#D55E00", "#009E73", "#333333"  # Okabe and Ito
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 2,
    "svg.hashsalt": "gradlings",
}
GAINS = {"a third of that": 5 / 9, "Xavier, gain 5/3": 5 / 3, "three times that": 5.0}
LR, MAX_NORM = 0.01, 10.0


def values(gain: float) -> torch.Tensor:
    """Return the values of 256 tanh units behind ten layers, for 256 examples."""
    source = torch.Generator().manual_seed(0)
    h = torch.randn(256, 256, generator=source, dtype=torch.float64)
    for _ in range(10):
        weight = torch.randn(256, 256, generator=source, dtype=torch.float64)
        h = torch.tanh(h @ (weight * gain / math.sqrt(256)))
    return h


def draw_values(ax: Axes) -> None:
    """Draw the shares of the values."""
    edges = torch.linspace(-1, 1, 42, dtype=torch.float64)
    for (name, gain), color in zip(GAINS.items(), (BLUE, GREEN, VERMILION), strict=True):
        counts = torch.histogram(values(gain).flatten(), edges).hist
        ax.stairs(100 * counts / counts.sum(), edges, color=color, label=name, linewidth=2)
    ax.set(title="tanh units behind ten layers", xlabel="value", ylabel="share of values in %")
    ax.set(yscale="log", ylim=(0.3, 900))
    ax.legend(loc="upper center", fontsize=10)


def loss(w: torch.Tensor) -> torch.Tensor:
    """Return the loss of six linear layers with one weight w, for the input 1 and the target 1."""
    return (w**6 - 1) ** 2


def slope(w: float) -> float:
    """Return its derivative."""
    return 12 * (w**6 - 1) * w**5


def descend(max_norm: float, steps: int) -> list[float]:
    """Take steps from 1.6, with clipping."""
    path = [1.6]
    for _ in range(steps):
        grad = slope(path[-1])
        path.append(path[-1] - LR * grad * min(1.0, max_norm / abs(grad)))
    return path


def draw_steps(ax: Axes) -> None:
    """Draw the loss, the first step without clipping, and the steps with it."""
    w = torch.linspace(-1.72, 1.72, 400)
    ax.plot(w, loss(w), color="#999999")
    clipped, (start, landed) = torch.tensor(descend(MAX_NORM, 8)), descend(math.inf, 1)
    ax.plot(clipped, loss(clipped), "o-", color=BLUE, markersize=5, label="clipped to norm 10")
    ax.annotate(
        "", (-1.8, 249), (start, 249), arrowprops={"arrowstyle": "->", "color": VERMILION, "lw": 2}
    )
    ax.text(-0.1, 275, f"not clipped: to −{abs(landed):.0f}", color=VERMILION, ha="center")
    ax.set(title="Steps from w = 1.6", xlabel="w", ylabel="$(w^6 - 1)^2$")
    ax.set(xlim=(-1.9, 1.9), ylim=(-8, 420))
    ax.legend(loc="upper center", fontsize=10)


def draw_clips(ax: Axes) -> None:
    """Draw a gradient, and what is left of it."""
    grad = torch.tensor([3.0, 1.0])
    ax.add_patch(Rectangle((-1, -1), 2, 2, fill=False, edgecolor=VERMILION, linestyle="--"))
    ax.add_patch(Circle((0, 0), 1, fill=False, edgecolor=BLUE, linestyle="--"))
    arrows = (
        ("gradient", grad, INK, (1.75, 1.13)),
        ("by value", grad.clamp(-1, 1), VERMILION, (0.7, 1.22)),
        ("by norm", grad / grad.norm(), BLUE, (1.1, 0.05)),
    )
    for name, (x, y), color, place in arrows:
        style = {"arrowstyle": "->", "color": color, "lw": 2, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", (float(x), float(y)), (0, 0), arrowprops=style)
        ax.text(*place, name, color=color)
    ax.set(title="Two ways to clip", xlim=(-1.3, 3.3), ylim=(-1.7, 2.0))
    ax.set(xlabel="first parameter", ylabel="second parameter", aspect="equal")


def draw() -> Figure:
    """Draw the figure: a start, a step, and a gradient."""
    figure = Figure(figsize=(11, 3.9), layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    draw_values(left)
    draw_steps(middle)
    draw_clips(right)
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
