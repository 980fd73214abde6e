"""Draw the hard case of the topic: an answer that is wrong and sure, behind a sigmoid.

Two panels over the logit z of one example with target 0: on the left the squared error of σ(z) and
its binary cross-entropy, on the right their derivatives with respect to z, which autograd computes,
on a logarithmic scale. Where the answer is most wrong, the squared error is flat, and each step of
z to the right divides its derivative by about e; the cross-entropy keeps its slope.

    python docs/figures/losses.py

writes exercises/losses/figure.svg, the same bytes at each run.
"""

from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch.nn import functional as F  # noqa: N812 - as everyone calls it

FIGURE = Path(__file__).parents[2] / "exercises" / "losses" / "figure.svg"

BLUE, VERMILION = "#0072B2", "#D55E00"  # Okabe and Ito: distinct also for colour-blind readers
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e6e6e6",
    "lines.linewidth": 2.4,
    "svg.hashsalt": "gradlings",
}


def squared_error(z: torch.Tensor) -> torch.Tensor:
    """Compute the squared error of σ(z) for target 0, elementwise."""
    return torch.sigmoid(z) ** 2


def cross_entropy(z: torch.Tensor) -> torch.Tensor:
    """Compute the binary cross-entropy of σ(z) for target 0, elementwise."""
    return F.binary_cross_entropy_with_logits(z, torch.zeros_like(z), reduction="none")


def derivative(loss: Callable[[torch.Tensor], torch.Tensor], z: torch.Tensor) -> torch.Tensor:
    """Compute d loss / dz, elementwise, by autograd."""
    z = z.clone().requires_grad_()
    return torch.autograd.grad(loss(z).sum(), z)[0]


def label(ax: Axes, text: str, at: tuple[float, float], color: str = "#333333") -> None:
    """Label a curve directly beside it."""
    ax.text(*at, text, color=color, ha="center", va="center", linespacing=1.35)


def draw_losses(ax: Axes, z: torch.Tensor) -> None:
    """Draw both losses over the logit."""
    ax.plot(z, cross_entropy(z), color=VERMILION)
    ax.plot(z, squared_error(z), color=BLUE, linestyle="--")
    ax.set(title="The loss", ylabel="loss", ylim=(-0.4, 14), yticks=(0, 4, 8, 12))
    label(ax, "cross-entropy:\nno upper limit", (3.2, 7.4), VERMILION)
    label(ax, "squared error:\nnever more than 1", (8, 2.5), BLUE)


def draw_derivatives(ax: Axes, z: torch.Tensor) -> None:
    """Draw the derivatives of both losses with respect to the logit."""
    ax.plot(z, derivative(cross_entropy, z), color=VERMILION)
    ax.plot(z, derivative(squared_error, z), color=BLUE, linestyle="--")
    ax.set(title="Its derivative", ylabel="d loss / dz, logarithmic", yscale="log", ylim=(2e-6, 6))
    ax.set_yticks([1, 1e-2, 1e-4], ["1", "0.01", "0.0001"])
    ax.minorticks_off()
    label(ax, "cross-entropy: close to 1", (7.2, 2.2), VERMILION)
    label(ax, "squared error:\nnext to nothing", (4.6, 2e-5), BLUE)


def draw() -> Figure:
    """Draw the figure: the losses on the left, their derivatives on the right."""
    z = torch.linspace(-6, 12, 91, dtype=torch.float64)
    figure = Figure(figsize=(9, 4), layout="constrained")
    figure.suptitle("One example with target 0, answered by σ(z)")
    left, right = figure.subplots(1, 2)
    draw_losses(left, z)
    draw_derivatives(right, z)
    for ax in (left, right):
        ax.set(xlabel="logit z", xlim=(-6, 12), xticks=(-4, 0, 4, 8, 12))
        ax.axvline(0, color="#999999", linewidth=0.8)
        ax.axvspan(4, 12, color="#f3ecd9", zorder=0)
    label(left, "sure and right", (-3, 13.2))
    label(left, "sure and wrong", (8, 13.2))
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
