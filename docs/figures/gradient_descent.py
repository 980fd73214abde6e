"""Draw three descents on one problem, and how noisy a gradient is for each batch size.

Left: the path of two weights over the contours of a mean squared error, for 3 passes over 240
examples in batches of 240, 12 and 1. Each path begins at the same point and uses the same number of
single gradients. Right: the standard deviation of a mini-batch's gradient around that of all
examples, measured over 3,000 random orders, and the line for independent draws.

    python docs/figures/gradient_descent.py

writes exercises/gradient_descent/figure.svg, the same bytes at each run.
"""

from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

FIGURE = Path(__file__).parents[2] / "exercises" / "gradient_descent" / "figure.svg"

BLUE, VERMILION, GREEN, INK = "#0072B2", "#D55E00", "#009E73", "#333333"  # Okabe and Ito
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 2.4,
    "svg.hashsalt": "gradlings",
}
N, EPOCHS, LR = 240, 3, 0.04
RUNS = {  # batch size: color, width, markers, the label and where it stands
    1: (GREEN, 0.7, "", "720 steps\nof 1 example", (1.45, 2.45)),
    12: (VERMILION, 2.0, "o", "60 steps of 12", (1.2, -0.4)),
    N: (BLUE, 2.4, "o", "3 steps of 240", (-0.45, -1.15)),
}


def examples() -> tuple[torch.Tensor, torch.Tensor]:
    """Return inputs of two features with different scales, and noisy targets."""
    source = torch.Generator().manual_seed(0)
    x = torch.randn(N, 2, generator=source, dtype=torch.float64) * torch.tensor([1.4, 0.7])
    noise = 1.5 * torch.randn(N, generator=source, dtype=torch.float64)
    return x, x @ torch.tensor([1.5, 1.5], dtype=torch.float64) + noise


def gradients(w: torch.Tensor) -> torch.Tensor:
    """Return the gradient of each example's squared error, (N, 2)."""
    x, y = examples()
    return 2 * (x @ w - y)[:, None] * x


def path(batch_size: int) -> torch.Tensor:
    """Descend from the same start; return the weights before each step and at the end."""
    source = torch.Generator().manual_seed(3)
    (x, y), w = examples(), torch.tensor([-1.2, -1.0], dtype=torch.float64)
    places = [w]
    for _ in range(EPOCHS):
        for batch in torch.randperm(N, generator=source).split(batch_size):
            w = w - LR * (2 * (x[batch] @ w - y[batch])[:, None] * x[batch]).mean(dim=0)
            places.append(w)
    return torch.stack(places)


def draw_paths(ax: Axes) -> None:
    """Draw the contours of the loss, and the three paths."""
    x, y = examples()
    first = torch.linspace(-1.6, 3, 93, dtype=torch.float64)
    second = torch.linspace(-1.4, 3.2, 93, dtype=torch.float64)
    grid = torch.cartesian_prod(first, second)
    loss = ((grid @ x.T - y) ** 2).mean(dim=1).reshape(93, 93).T
    levels = loss.min() + torch.tensor([0.1, 0.5, 1.2, 2.5, 4.5, 7.5, 11.5, 17, 24])
    ax.contour(first, second, loss, levels=levels, colors="#cccccc", linewidths=1)
    for size, (color, width, marker, label, place) in RUNS.items():
        ax.plot(*path(size).T, marker=marker, markersize=4, color=color, linewidth=width)
        ax.text(*place, label, color=color, va="center", ha="center" if size == 1 else "left")
    ax.plot(*torch.linalg.lstsq(x, y).solution, "+", color=INK, markersize=12, markeredgewidth=2)
    ax.set(title=f"{EPOCHS} passes over {N} examples", xlabel="weight 1", ylabel="weight 2")


def draw_noise(ax: Axes) -> None:
    """Draw the noise of the gradient of the first weight against the batch size."""
    source = torch.Generator().manual_seed(0)
    single = gradients(torch.tensor([-1.2, -1.0], dtype=torch.float64))[:, 0]
    orders = torch.stack([torch.randperm(N, generator=source) for _ in range(3000)])
    sums = single[orders].cumsum(dim=1)
    sizes = [1, 2, 4, 8, 16, 24, 48, 96, 160, 200, 230]
    spread = [(sums[:, size - 1] / size).std().item() for size in sizes]
    straight = single.std(correction=0).item() / torch.arange(1, N + 1).sqrt()
    ax.loglog(torch.arange(1, N + 1), straight, color="#999999", linewidth=1.6)
    ax.loglog(sizes, spread, "o", color=INK)
    ax.text(20, 9, "independent draws:\n16 times as many,\na quarter of the noise", color="#666666")
    ax.text(60, 0.3, "batches of an epoch:\nno example twice", color=INK, ha="right")
    ax.set_xticks([1, 4, 16, 64, 240], ["1", "4", "16", "64", "240"])
    ax.set_yticks([0.2, 1, 4, 16], ["0.2", "1", "4", "16"])
    ax.minorticks_off()
    ax.set(title="Noise of the gradient", xlabel="batch size", ylabel="standard deviation")


def draw() -> Figure:
    """Draw the figure: paths on the left, noise on the right."""
    figure = Figure(figsize=(9, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2)
    draw_paths(left)
    draw_noise(right)
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
