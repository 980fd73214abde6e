"""Train networks of thirty blocks with your functions: five starts, two of them hopeless.

Run `python exercises/initialization/payoff.py`; it prints how five trainings end, and draws how
gradients travel. Set MAX_NORM to 0.1 or 100: how much does clipping still help?
"""

import math
import sys
import traceback
from itertools import pairwise
from pathlib import Path

import torch
from clip_gradients import train_step
from init_model import init_model
from matplotlib.figure import Figure
from residual_mlp import compare, residual_mlp
from signal_propagation import spreads
from torch import nn
from xavier_and_he import he_

COLORS = ("#0072B2", "#009E73", "#D55E00", "#CC79A7", "#56B4E9")
BLOCKS, WIDTH, STEPS, LR, MAX_NORM = 30, 32, 120, 0.01, 1.0
HE = math.sqrt(2)  # the gain of He's weights


def spirals(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n points of two noisy spirals, and to which of the two each belongs."""
    labels, along = torch.arange(n) % 2, torch.rand(n)
    angle = 4.5 * along + torch.pi * labels
    x = torch.stack([angle.cos(), angle.sin()], dim=1) * (0.3 + 1.5 * along[:, None])
    return x + 0.05 * torch.randn(n, 2), labels


def plain() -> nn.Sequential:
    """Return a deep network with the weights that nn.Linear draws."""
    pairs = pairwise([2, *[WIDTH] * BLOCKS, 2])
    parts = [part for n, m in pairs for part in (nn.Linear(n, m), nn.ReLU())]
    return nn.Sequential(*parts[:-1])


def residual(scale: float) -> nn.Sequential:
    """Return a network with skip connections; its weights are the same for each scale."""
    torch.manual_seed(1)
    return residual_mlp(2, WIDTH, BLOCKS, 2, HE, scale)


def trained(model: nn.Sequential, x: torch.Tensor, labels: torch.Tensor, max_norm: float) -> list:
    """Train a network; return loss and norm of each step, up to a norm that is not finite."""
    optimizer, found = torch.optim.SGD(model.parameters(), LR, momentum=0.9), []
    for _ in range(STEPS):
        try:
            step = train_step(model, nn.functional.cross_entropy, optimizer, x, labels, max_norm)
        except ValueError:
            return found
        found.append(step)
    return found


def main(target: Path) -> None:
    """Send gradients back through thirty layers; train five networks; compare skips; draw."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(0)
    x, labels = spirals(200)
    figure = Figure(figsize=(10, 3.6), layout="constrained")
    left, middle, right = figure.subplots(1, 3)

    inputs, grad = torch.randn(2, 64, WIDTH)
    starts = (("twice He's", 2.0), ("He's", 1.0), ("as nn.Linear draws", 1 / math.sqrt(6)))
    for (name, factor), color in zip(starts, (COLORS[2], COLORS[1], COLORS[0]), strict=True):
        weights = [factor * he_(torch.empty(WIDTH, WIDTH)) for _ in range(BLOCKS)]
        left.plot(spreads(weights, "relu", inputs, grad)[1], color=color, label=name)

    initialized, scaled = plain(), residual(1 / math.sqrt(BLOCKS))
    init_model(initialized)
    runs = {
        "as nn.Linear draws": (plain(), math.inf),
        "your init_model": (initialized, MAX_NORM),
        "skips, not clipped": (residual(1.0), math.inf),
        "skips, clipped": (residual(1.0), MAX_NORM),
        "scaled skips": (scaled, math.inf),
    }
    for (name, (model, max_norm)), color in zip(runs.items(), COLORS, strict=True):
        losses, norms = zip(*trained(model, x, labels, max_norm), strict=True)
        look = "o" if len(losses) < STEPS else "-"
        middle.plot([max(loss, 1e-4) for loss in losses], look, color=color, label=name)
        end = "the next norm is inf or NaN" if len(losses) < STEPS else f"{losses[-1]:.4f}"
        print(f"{name:18}: loss {losses[0]:.4g}, in the end {end};", end=" ")
        print(f"longest gradient {max(norms):.4g}")

    depths, batch = (1, 5, 10, 20, 30), torch.randn(2, 64, 2)
    found = [compare(WIDTH, depth, HE, *batch, seed=0) for depth in depths]
    for name, color in zip(found[0], (COLORS[1], COLORS[3], COLORS[4]), strict=True):
        right.plot(depths, [one[name][0] for one in found], "o", color=color, label=name)
        right.plot(depths, [one[name][1] for one in found], "--", color=color, linewidth=1)

    left.set(title="The gradient, by your spreads", xlabel="layer", ylabel="root mean square")
    middle.set(title="Five trainings", xlabel="step", ylabel="loss (at least 0.0001)")
    right.set(title="First block over last one", xlabel="blocks", ylabel="ratio; dashed: expected")
    for ax in (left, middle, right):
        ax.set_yscale("log")
        ax.legend(loc="lower right" if ax is left else "upper left", fontsize="small")
    middle.set_ylim(top=1e9)
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    print(f"The picture is in {target}.")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/initialization.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
