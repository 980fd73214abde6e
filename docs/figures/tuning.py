"""Draw schedules, a grid beside random trials, and what a Gaussian process knows of a function.

Left: three schedules over 40 epochs, by the schedulers of PyTorch. Middle: nine settings of a grid
and nine random ones, over a loss that depends mainly on the learning rate. Right: mean and standard
deviation of a Gaussian process after four trials, and below it the expected improvement, whose
greatest value is not where the mean is lowest.

    python docs/figures/tuning.py

writes exercises/tuning/figure.svg, the same bytes at each run.
"""

import math
from pathlib import Path

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch.optim import lr_scheduler

FIGURE = Path(__file__).parents[2] / "exercises" / "tuning" / "figure.svg"

BLUE, VERMILION, GREEN, INK = "#0072B2", "#D55E00", "#009E73", "#333333"  # Okabe and Ito
STYLE = {
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 2,
    "svg.hashsalt": "gradlings",
}
EPOCHS = 40
LENGTH_SCALE, NOISE = 0.7, 1e-6


def optimizer() -> torch.optim.Optimizer:
    """Return an optimizer with the learning rate 0.1."""
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)


def rates(scheduler: lr_scheduler.LRScheduler) -> list[float]:
    """Return the learning rate of each epoch."""
    found = []
    for _ in range(EPOCHS):
        found.append(scheduler.optimizer.param_groups[0]["lr"])
        scheduler.optimizer.step()
        scheduler.step()
    return found


def schedules() -> dict[str, list[float]]:
    """Return the rates of three schedules by their names."""
    both = optimizer()
    parts = [
        lr_scheduler.LinearLR(both, start_factor=0.1, total_iters=8),
        lr_scheduler.CosineAnnealingLR(both, T_max=EPOCHS - 8),
    ]
    return {
        "steps": rates(lr_scheduler.StepLR(optimizer(), step_size=15, gamma=0.1)),
        "exponential": rates(lr_scheduler.ExponentialLR(optimizer(), gamma=0.9)),
        "warm-up, cosine": rates(lr_scheduler.SequentialLR(both, parts, milestones=[8])),
    }


def draw_schedules(ax: Axes) -> None:
    """Draw the learning rates over the epochs."""
    looks = ((VERMILION, "-"), (GREEN, "--"), (BLUE, "-."))
    for (name, lrs), (color, style) in zip(schedules().items(), looks, strict=True):
        ax.plot(lrs, color=color, linestyle=style, label=name)
    ax.set(title="Schedules", xlabel="epoch", ylabel="learning rate", ylim=(0, 0.145))
    ax.legend(loc="upper right")


def loss(log_lr: torch.Tensor, log_decay: torch.Tensor) -> torch.Tensor:
    """Return a loss with a narrow valley in the learning rate, and a wide one in the decay."""
    return 1 - torch.exp(-((log_lr + 1.4) ** 2) / 0.18) - 0.1 * torch.exp(-((log_decay + 3) ** 2))


def settings() -> tuple[torch.Tensor, torch.Tensor]:
    """Return nine settings of a grid and nine random ones: powers of ten, (9, 2)."""
    source = torch.Generator().manual_seed(5)
    grid = torch.cartesian_prod(torch.tensor([-3.5, -2.0, -0.5]), torch.tensor([-5.0, -3.5, -2.0]))
    low, high = torch.tensor([-4.0, -5.5]), torch.tensor([0.0, -1.5])
    return grid, low + (high - low) * torch.rand(9, 2, generator=source)


def draw_trials(ax: Axes) -> None:
    """Draw the settings over the loss, and their learning rates along the axis."""
    x, y = torch.meshgrid(torch.linspace(-4, 0, 100), torch.linspace(-6, -1, 60), indexing="xy")
    ax.contour(x, y, loss(x, y), levels=6, colors="#cccccc", linewidths=1)
    looks = (("grid", VERMILION, "s", -6.15), ("random", BLUE, "o", -6.45))
    for points, (name, color, marker, below) in zip(settings(), looks, strict=True):
        ax.plot(*points.T, marker, color=color, label=name, markersize=6)
        ax.plot(points[:, 0], torch.full((9,), below), "|", color=color, markersize=9)
    ax.set(title="Nine trials", xlabel="learning rate", ylabel="weight decay")
    ax.set(xlim=(-4.1, 0.1), ylim=(-6.7, -0.4))
    ax.set_xticks(range(-4, 1), [f"$10^{{{power}}}$" for power in range(-4, 1)])
    ax.set_yticks(range(-6, -1, 2), [f"$10^{{{power}}}$" for power in range(-6, -1, 2)])
    ax.legend(loc="upper right", ncols=2)


def objective(x: torch.Tensor) -> torch.Tensor:
    """Return a function of one number with two valleys."""
    return torch.sin(2.2 * x) + 0.25 * (x - 2.5) ** 2 - 0.6


def process() -> dict[str, torch.Tensor]:
    """Return the trials, and over a fine grid mean, std and expected improvement."""
    trials = torch.tensor([0.2, 1.5, 2.3, 4.6], dtype=torch.float64)
    x = torch.linspace(0, 5, 251, dtype=torch.float64)
    y = objective(trials)
    among, to_x = (
        torch.exp(-((trials[:, None] - other[None]) ** 2) / (2 * LENGTH_SCALE**2))
        for other in (trials, x)
    )
    factor = torch.linalg.cholesky(among + NOISE * torch.eye(4, dtype=torch.float64))
    scaled = (y - y.mean()) / y.std(correction=0)
    mean = to_x.T @ torch.cholesky_solve(scaled[:, None], factor).squeeze(1)
    std = (1 - (to_x * torch.cholesky_solve(to_x, factor)).sum(0)).sqrt()
    z = (scaled.min() - mean) / std
    density = torch.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    improvement = std * (z * torch.special.ndtr(z) + density)
    return {"trials": trials, "y": scaled, "x": x, "mean": mean, "std": std, "EI": improvement}


def draw_process(ax: Axes) -> None:
    """Draw mean, twice the standard deviation and, below, expected improvement."""
    known = process()
    x, mean, std, improvement = (known[name] for name in ("x", "mean", "std", "EI"))
    ax.fill_between(x, mean - 2 * std, mean + 2 * std, color=BLUE, alpha=0.2, linewidth=0)
    ax.plot(x, mean, color=BLUE, label="mean ± 2 std")
    ax.plot(known["trials"], known["y"], "o", color=INK, label="trials", zorder=3)
    base, height = -4.4, 1.2 / improvement.max()
    ax.fill_between(x, base, base + height * improvement, color=VERMILION, alpha=0.8, linewidth=0)
    ax.axvline(x[improvement.argmax()], color=VERMILION, linestyle=":", linewidth=1.5)
    ax.text(0.1, base + 0.6, "expected\nimprovement", color=VERMILION)
    ax.set(title="The next trial", xlabel="setting", ylabel="standardized loss", ylim=(base, 3.9))
    ax.legend(loc="upper right")


def draw() -> Figure:
    """Draw the figure: a plan for one training, and two ways to choose many."""
    figure = Figure(figsize=(11, 3.9), layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    draw_schedules(left)
    draw_trials(middle)
    draw_process(right)
    return figure


def main() -> None:
    """Write the figure as an SVG."""
    with mpl.rc_context(STYLE):
        draw().savefig(FIGURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
