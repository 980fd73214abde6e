"""Draw the figure of the topic backprop: one graph, its values and its derivatives.

The graph computes L = (w x + b - y)^2. Each edge carries a value: in blue what the forward pass
computes, in orange the derivative of L by that value, which flows back in the backward pass. All
numbers come from torch, the derivatives from its autograd.

Run `python docs/figures/backprop.py`; it writes exercises/backprop/figure.svg, the same bytes each
time.
"""

from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

TARGET = Path(__file__).parents[2] / "exercises" / "backprop" / "figure.svg"
FORWARD, BACKWARD, INK = "#0072B2", "#C04A00", "#222222"  # distinct also for colour-blind readers
WIDTH, HEIGHT = 8.0, 3.2  # inches, and the units of all coordinates
ROW, LEAF_ROW = 2.0, 0.88  # height of the operations, and of the leaves below them
RADIUS, GAP, SPLIT = 0.24, 0.06, 0.06  # of a circle; arrow to circle; edge to its two arrows
OPERATIONS = {1.65: "×", 3.25: "+", 4.85: "−", 6.45: "( )²"}
OUTER = {"w": 0.2, "L": 7.8}  # at both ends of the row
ROW_EDGES, LEAF_EDGES = "wpsrL", "xby"  # names of the values, from left to right

Point = tuple[float, float]


def graph() -> dict[str, tuple[float, float]]:
    """Compute each value of the graph, and the derivative of L by it."""
    leaves = {"w": 2.0, "x": 3.0, "b": -1.0, "y": 8.0}
    values = {name: torch.tensor(value, requires_grad=True) for name, value in leaves.items()}
    values["p"] = values["w"] * values["x"]
    values["s"] = values["p"] + values["b"]
    values["r"] = values["s"] - values["y"]
    values["L"] = values["r"] ** 2
    derivatives = torch.autograd.grad(values["L"], list(values.values()))
    return {
        name: (value.item(), derivative.item())
        for (name, value), derivative in zip(values.items(), derivatives, strict=True)
    }


def arrow(ax: Axes, start: Point, end: Point, color: str) -> None:
    """Draw an arrow; that of the backward pass is dashed."""
    dashes = "--" if color == BACKWARD else "-"
    style = {"arrowstyle": "-|>,head_width=0.2,head_length=0.4", "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", end, start, arrowprops={**style, "color": color, "lw": 1.5, "ls": dashes})


def formulas(name: str, pair: tuple[float, float]) -> tuple[str, str]:
    """Return a value and the derivative by it, as formulas."""
    value, derivative = pair
    return (
        rf"${name} = {value:g}$",
        rf"$\dfrac{{\partial L}}{{\partial {name}}} = {derivative:g}$",
    )


def draw_row(ax: Axes, values: dict[str, tuple[float, float]]) -> None:
    """Draw the horizontal edges, from w to L."""
    stops = [OUTER["w"] - RADIUS, *OPERATIONS, OUTER["L"] + RADIUS]
    for name, left, right in zip(ROW_EDGES, stops, stops[1:], strict=False):
        start, end = left + RADIUS + GAP, right - RADIUS - GAP
        middle = (start + end) / 2
        value, derivative = formulas(name, values[name])
        arrow(ax, (start, ROW + SPLIT), (end, ROW + SPLIT), FORWARD)
        arrow(ax, (end, ROW - SPLIT), (start, ROW - SPLIT), BACKWARD)
        ax.text(middle, ROW + 0.15, value, color=FORWARD, ha="center", va="bottom", size=13)
        ax.text(middle, ROW - 0.15, derivative, color=BACKWARD, ha="center", va="top", size=11)


def draw_leaves(ax: Axes, values: dict[str, tuple[float, float]]) -> None:
    """Draw the vertical edges, from x, b and y up to their operations."""
    bottom, top = LEAF_ROW, ROW - RADIUS - GAP
    for name, x in zip(LEAF_EDGES, OPERATIONS, strict=False):
        value, derivative = formulas(name, values[name])
        arrow(ax, (x - SPLIT, bottom), (x - SPLIT, top), FORWARD)
        arrow(ax, (x + SPLIT, top), (x + SPLIT, bottom), BACKWARD)
        ax.text(x, bottom - 0.07, value, color=FORWARD, ha="center", va="top", size=13)
        ax.text(x, bottom - 0.37, derivative, color=BACKWARD, ha="center", va="top", size=11)


def draw_operations(ax: Axes) -> None:
    """Draw the circles with the operations."""
    for x, sign in OPERATIONS.items():
        ax.add_patch(mpl.patches.Circle((x, ROW), RADIUS, fc="#f2f2f2", ec=INK, lw=1.2))
        size = 18 if len(sign) == 1 else 12
        ax.text(x, ROW, sign, ha="center", va="center_baseline", size=size, color=INK)


def draw_key(ax: Axes) -> None:
    """Explain the two colours above the graph."""
    for x, color, text in (
        (0.2, FORWARD, "forward pass: values"),
        (4.0, BACKWARD, "backward pass: derivatives of L"),
    ):
        start, end = (x, 2.9), (x + 0.5, 2.9)
        if color == BACKWARD:
            start, end = end, start
        arrow(ax, start, end, color)
        ax.text(x + 0.62, 2.9, text, color=color, va="center", size=13)


def figure() -> Figure:
    """Draw everything."""
    fig = Figure(figsize=(WIDTH, HEIGHT), facecolor="white")
    ax = fig.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, HEIGHT), aspect="equal")
    ax.axis("off")
    values = graph()
    draw_key(ax)
    draw_row(ax, values)
    draw_leaves(ax, values)
    draw_operations(ax)
    return fig


if __name__ == "__main__":
    with mpl.rc_context({"svg.hashsalt": "gradlings"}):
        figure().savefig(TARGET, metadata={"Date": None})
