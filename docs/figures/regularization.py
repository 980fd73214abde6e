"""Draw how a fit becomes worse while its training loss falls, and that more capacity need not hurt.

Left: the losses of a polynomial of degree 15 over the steps of gradient descent, on the 16 noisy
points that it is fitted to and on 1,000 new ones, and on new ones with weight decay. Right: the
losses of networks with one hidden layer, over its width. The hidden weights are random, the output
weights are the shortest ones that minimize the loss on 40 examples. Each point is the median of 40
training sets.

    python docs/figures/regularization.py

writes exercises/regularization/figure.svg, the same bytes at each run.
"""

from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

FIGURE = Path(__file__).parents[2] / "exercises" / "regularization" / "figure.svg"

BLUE, VERMILION, GREEN, INK = "#0072B2", "#D55E00", "#009E73", "#333333"  # Okabe and Ito
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 2,
    "svg.hashsalt": "gradlings",
}
WIDTHS = (2, 5, 10, 15, 20, 25, 30, 35, 45, 50, 60, 80, 100, 150, 200, 400, 1000)
STEPS = sorted({round(1.15**k) for k in range(75)})
NOISE = 0.3  # its standard deviation, in both panels


def features(x: torch.Tensor, degree: int = 15) -> torch.Tensor:
    """Return the Legendre polynomials of x up to a degree, (N, degree + 1)."""
    columns = [torch.ones_like(x), x]
    for n in range(1, degree):
        columns.append(((2 * n + 1) * x * columns[n] - n * columns[n - 1]) / (n + 1))
    return torch.stack(columns, dim=1)


def sample(n: int, source: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the features of n points, and their noisy values."""
    x = 2 * torch.rand(n, generator=source, dtype=torch.float64) - 1
    y = torch.sin(3 * x) + NOISE * torch.randn(n, generator=source, dtype=torch.float64)
    return features(x), y


def curves(decay: float) -> torch.Tensor:
    """Fit by gradient descent; return both losses at STEPS, (2, len(STEPS))."""
    source = torch.Generator().manual_seed(0)
    train, new = sample(16, source), sample(1000, source)
    hessian, target = (2 * train[0].T @ right / 16 for right in train)
    w, path = torch.zeros(16, dtype=torch.float64), []
    for step in range(STEPS[-1] + 1):
        if step in STEPS:
            path.append(w)
        w = w - 0.1 * (hessian @ w - target + decay * w)
    errors = (x @ torch.stack(path).T - y[:, None] for x, y in (train, new))
    return torch.stack([error.square().mean(dim=0) for error in errors])


def losses_of(width: int, draws: int = 40) -> tuple[float, float]:
    """Return the median training loss and the median test loss of random hidden units."""
    source = torch.Generator().manual_seed(0)

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=source, dtype=torch.float64)

    true, losses = torch.ones(10, dtype=torch.float64) / 10**0.5, []
    for _ in range(draws):
        hidden, x, x_new = normal(10, width), normal(40, 10), normal(500, 10)
        h, h_new = (x @ hidden).relu(), (x_new @ hidden).relu()
        y, y_new = (inputs @ true + NOISE * normal(len(inputs)) for inputs in (x, x_new))
        if width < len(y):
            outputs = torch.linalg.lstsq(h, y).solution
        else:  # the shortest of those that fit exactly
            outputs = h.T @ torch.linalg.solve(h @ h.T, y)
        losses.append(
            torch.stack(
                [(h @ outputs - y).square().mean(), (h_new @ outputs - y_new).square().mean()]
            )
        )
    train, test = torch.stack(losses).median(dim=0).values.tolist()
    return train, test


def draw_curves(ax: Axes) -> None:
    """Draw the losses over the steps, and the best step on new points."""
    (train, new), (_, decayed) = curves(0), curves(0.02)
    best = int(new.argmin())
    ax.loglog(STEPS, train, color=BLUE)
    ax.loglog(STEPS, new, color=VERMILION)
    ax.loglog(STEPS, decayed, "--", color=GREEN)
    ax.plot(STEPS[best], new[best], "o", color=VERMILION, markersize=8)
    ax.text(1200, 0.0078, "training points", color=BLUE, ha="center")
    ax.text(9000, 0.3, "new points", color=VERMILION, ha="right")
    ax.text(4000, 0.088, "with weight decay", color=GREEN, ha="center")
    ax.text(STEPS[best], 0.16, "stop here", color=VERMILION)
    ax.set(title="A polynomial, fitted for longer", xlabel="step", ylabel="loss", ylim=(0.006, 1.2))
    ax.set_yticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
    ax.minorticks_off()


def draw_widths(ax: Axes) -> None:
    """Draw the losses over the width, on both sides of an exact fit."""
    train, test = zip(*(losses_of(width) for width in WIDTHS), strict=True)
    fitted = [(width, loss) for width, loss in zip(WIDTHS, train, strict=True) if loss > 0.01]
    ax.axvline(40, color="#999999", linewidth=1, linestyle=":")
    ax.loglog(*zip(*fitted, strict=True), "o-", color=BLUE, markersize=4)
    for side in (slice(None, WIDTHS.index(45)), slice(WIDTHS.index(45), None)):
        ax.loglog(WIDTHS[side], test[side], "o-", color=VERMILION, markersize=4)
    ax.text(11, 0.11, "training\nexamples", color=BLUE, ha="right")
    ax.text(100, 0.6, "new examples", color=VERMILION)
    ax.text(44, 0.035, "40 units\nfit 40 examples\nexactly", color="#666666")
    ax.set(title="Wider networks", xlabel="hidden units", ylabel="loss", ylim=(0.03, 5))
    ax.set_xticks([2, 5, 15, 40, 100, 1000], ["2", "5", "15", "40", "100", "1,000"])
    ax.set_yticks([0.1, 0.3, 1, 3], ["0.1", "0.3", "1", "3"])
    ax.minorticks_off()


def draw() -> Figure:
    """Draw the figure: steps on the left, widths on the right."""
    figure = Figure(figsize=(9.4, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    draw_curves(left)
    draw_widths(right)
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
