"""Draw the figure of the topic backprop: one graph, its values and its derivatives.

The graph computes p = w x, s = p + b and L = p s, so the value p is used twice. Each edge carries a
value: in blue what the forward pass computes, in orange the derivative of L with respect to that
value, which flows back in the backward pass. Two contributions meet at p. All numbers come from
torch, the derivatives from its autograd.

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
WIDTH, HEIGHT = 8.0, 3.9  # inches, and the units of all coordinates
ROW, LEAF_ROW, BRANCH = 1.95, 0.83, 2.9  # heights of operations, leaves, and of the second way of p
RADIUS, GAP, SPLIT = 0.24, 0.06, 0.06  # of a circle; arrow to circle; edge to its two arrows
TIMES, FORK, PLUS, AGAIN = 1.45, 2.95, 4.25, 6.15  # from left to right
OPERATIONS = {TIMES: "×", PLUS: "+", AGAIN: "×"}
LEAVES = {"x": TIMES, "b": PLUS}
START, END = 0.2, 7.5  # of the row

Point = tuple[float, float]


def graph() -> dict[str, tuple[float, float]]:
    """Compute each value, and the derivative of L with respect to it; then the two ways of p."""
    w, x, b = (torch.tensor(value, requires_grad=True) for value in (2.0, 3.0, -1.0))
    p = w * x
    to_sum, to_product = p.clone(), p.clone()
    s = to_sum + b
    loss = to_product * s
    values = {"w": w, "x": x, "b": b, "p": p, "s": s, "L": loss}
    values |= {"to sum": to_sum, "to product": to_product}
    derivatives = torch.autograd.grad(loss, list(values.values()))
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
    """Return a value and the derivative with respect to it, as formulas."""
    value, derivative = pair
    return (
        rf"${name} = {value:g}$",
        rf"$\dfrac{{\partial L}}{{\partial {name}}} = {derivative:g}$",
    )


def draw_row(ax: Axes, values: dict[str, tuple[float, float]]) -> None:
    """Draw the horizontal edges, from w to L."""
    room = RADIUS + GAP
    ends = {
        "w": (START, TIMES - room),
        "p": (TIMES + room, FORK - GAP),
        "to sum": (FORK + GAP, PLUS - room),
        "s": (PLUS + room, AGAIN - room),
        "L": (AGAIN + room, END),
    }
    for name, (start, end) in ends.items():
        arrow(ax, (start, ROW + SPLIT), (end, ROW + SPLIT), FORWARD)
        arrow(ax, (end, ROW - SPLIT), (start, ROW - SPLIT), BACKWARD)
        value, derivative = formulas(name, values[name])
        if name == "to sum":
            value, derivative = "", f"{values[name][1]:g}"
        middle = (start + end) / 2
        ax.text(middle, ROW + 0.15, value, color=FORWARD, ha="center", va="bottom", size=13)
        ax.text(middle, ROW - 0.15, derivative, color=BACKWARD, ha="center", va="top", size=11)
    ax.plot(FORK, ROW, "o", color=INK, markersize=6)


def draw_branch(ax: Axes, values: dict[str, tuple[float, float]]) -> None:
    """Draw the second way of p, above the row, and the sum of what comes back to p."""
    into, out_of = ROW + RADIUS + GAP, ROW + 2 * GAP
    for color, shift, ends in (
        (FORWARD, SPLIT, (out_of, into)),
        (BACKWARD, -SPLIT, (into, out_of)),
    ):
        xs, y = [FORK - shift, AGAIN + shift], BRANCH + shift
        if color == BACKWARD:
            xs.reverse()
        dashes = "--" if color == BACKWARD else "-"
        ax.plot([xs[0], xs[0], xs[1]], [ends[0], y, y], color=color, lw=1.5, ls=dashes)
        arrow(ax, (xs[1], y), (xs[1], ends[1]), color)
    by_sum, by_product = values["to sum"][1], values["to product"][1]
    middle = (FORK + AGAIN) / 2
    ax.text(
        middle, BRANCH - 0.15, f"{by_product:g}", color=BACKWARD, ha="center", va="top", size=11
    )
    both = f"${by_product:g} + {by_sum:g} = {values['p'][1]:g}$"
    ax.text(FORK, ROW - 0.75, both, color=BACKWARD, ha="center", va="top", size=11)
    ax.text(FORK, ROW - 1.0, "added at p", color=BACKWARD, ha="center", va="top", size=11)


def draw_leaves(ax: Axes, values: dict[str, tuple[float, float]]) -> None:
    """Draw the vertical edges, from x and b up to their operations."""
    bottom, top = LEAF_ROW, ROW - RADIUS - GAP
    for name, x in LEAVES.items():
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
        start, end = (x, 3.6), (x + 0.5, 3.6)
        if color == BACKWARD:
            start, end = end, start
        arrow(ax, start, end, color)
        ax.text(x + 0.62, 3.6, text, color=color, va="center", size=13)


def figure() -> Figure:
    """Draw everything."""
    fig = Figure(figsize=(WIDTH, HEIGHT), facecolor="white")
    ax = fig.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, HEIGHT), aspect="equal")
    ax.axis("off")
    values = graph()
    draw_key(ax)
    draw_row(ax, values)
    draw_branch(ax, values)
    draw_leaves(ax, values)
    draw_operations(ax)
    return fig


if __name__ == "__main__":
    with mpl.rc_context({"svg.hashsalt": "gradlings"}):
        figure().savefig(TARGET, metadata={"Date": None})
