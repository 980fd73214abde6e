"""Train deep networks from good and bad initial weights, with and without your normalization.

Run `python exercises/normalization/payoff.py`; it prints the losses for each scale of the weights,
and how long a prediction takes, with the norms and with folded ones, and draws the rest. Make the
network 20 layers deep: where does training without a norm still work?
"""

import sys
import timeit
import traceback
from pathlib import Path

import torch
from batch_norm import BatchNorm
from fold_batch_norm import fold_model
from layer_norm import LayerNorm
from matplotlib.figure import Figure
from place_norm import place_norm
from scale_invariance import effective_lr
from torch import nn

BLUE, VERMILION, GRAY = "#0072B2", "#D55E00", "#777777"
LOSS, DEPTH, WIDTH, LR, STEPS = nn.functional.cross_entropy, 8, 32, 0.2, 160
SCALES, SIZES = (0.1, 0.3, 1.0, 3.0, 10.0), (2, 4, 8, 16, 64)


def spirals(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n points of two noisy spirals, and to which of the two each belongs."""
    labels, along = torch.arange(n) % 2, torch.rand(n)
    angle = 4.5 * along + torch.pi * labels
    x = torch.stack([angle.cos(), angle.sin()], dim=1) * (0.3 + 1.5 * along[:, None])
    return x + 0.1 * torch.randn(n, 2), labels


def network(scale: float, depth: int, norm: type[nn.Module] | None = None) -> nn.Sequential:
    """Make an MLP whose initial weights are those of He, times a scale."""
    modules, inputs = [], 2
    for _ in range(depth):
        layer = nn.Linear(inputs, WIDTH)
        nn.init.normal_(layer.weight, std=scale * (2 / inputs) ** 0.5)
        norms = [norm(WIDTH if norm is BatchNorm else (WIDTH,))] if norm else []
        modules, inputs = [*modules, layer, *norms, nn.ReLU()], WIDTH
    return nn.Sequential(*modules, nn.Linear(WIDTH, 2))


def trained(model: nn.Module, data: tuple, new: tuple, lr: float, size: int) -> float:
    """Train a model with batches of a size; return its loss on new data, 2 if it has diverged."""
    optimizer, (x, labels) = torch.optim.SGD(model.parameters(), lr=lr), data
    for _ in range(STEPS):
        batch = torch.randperm(len(x))[:size]
        optimizer.zero_grad()
        LOSS(model(x[batch]), labels[batch]).backward()
        optimizer.step()
    model.eval()  # the running statistics from here on
    with torch.no_grad():
        return LOSS(model(new[0]), new[1]).nan_to_num(nan=2.0).clamp(max=2).item()


def main(target: Path) -> None:
    """Train with all scales, then with all batch sizes; fold; draw."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(0)
    data, new = spirals(512), spirals(1000)
    losses, rates = {"no norm": [], "batch norm": []}, {"at the start": [], "at the end": []}
    for scale in SCALES:
        torch.manual_seed(1)  # the same weights, but for the scale
        plain = network(scale, DEPTH)
        normed = place_norm(plain)
        rates["at the start"].append(effective_lr(normed[0].weight, LR).mean().item())
        losses["no norm"].append(trained(plain, data, new, LR, 64))
        losses["batch norm"].append(trained(normed, data, new, LR, 64))
        rates["at the end"].append(effective_lr(normed[0].weight, LR).mean().item())
    by_size = {"your batch norm": [], "your layer norm": []}
    for size in SIZES:
        for name, norm in zip(by_size, (BatchNorm, LayerNorm), strict=True):
            by_size[name].append(trained(network(1.0, 4, norm), data, new, LR / 4, size))

    figure = Figure(figsize=(10, 3.6), layout="constrained")
    axes = figure.subplots(1, 3)
    for ax, lines, x in zip(axes, (losses, rates, by_size), (SCALES, SCALES, SIZES), strict=True):
        colors = (BLUE, VERMILION) if lines is by_size else (GRAY, BLUE)
        for (name, y), color in zip(lines.items(), colors, strict=True):
            ax.plot(x, y, "o-", color=color, label=name)
        ax.set(xscale="log", xlabel="c, initial weights × c", ylabel="loss on new data")
        ax.legend()
    axes[0].set(title=f"{DEPTH} layers (2: diverged)")
    axes[1].set(title="Batch norm: the first layer", ylabel="effective rate", yscale="log")
    axes[2].set(title="4 layers, small batches", xlabel="batch size")
    axes[2].set_xticks(SIZES, [str(size) for size in SIZES])
    axes[2].minorticks_off()
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    for name, values in losses.items():
        told = ", ".join(f"{c:g}: {loss:.3f}" for c, loss in zip(SCALES, values, strict=True))
        print(f"{name:10} loss by scale: {told}")
    folded = fold_model(normed)
    with torch.no_grad():
        difference = (folded(new[0]) - normed(new[0])).abs().max()
        times = [
            min(timeit.repeat(lambda: model(new[0]), number=10, repeat=5)) * 100  # noqa: B023
            for model in (normed, folded)
        ]
    print(f"1,000 predictions: {times[0]:.2f} ms, folded {times[1]:.2f} ms", end="; ")
    print(f"they differ by at most {difference:.0e}")
    print(f"The picture is in {target}.")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/normalization.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
