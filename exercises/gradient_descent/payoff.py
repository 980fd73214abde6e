"""Train one network with batches of all examples, of 32 and of 1, and measure the noise of each.

Run `python exercises/gradient_descent/payoff.py`; it prints what each run cost, and draws the loss
over epochs and over steps, beside the noise of the gradient. A tenth of the labels is wrong.
"""

import sys
import time
import traceback
from pathlib import Path

import torch
from gradient_accumulation import accumulate
from gradient_noise import batch_moments, noise_scale
from matplotlib.figure import Figure
from minibatches import batches_of
from torch import nn
from train_minibatch import compare_batch_sizes

N, EPOCHS, LR = 320, 20, 0.3
COLORS = {N: "#0072B2", 32: "#D55E00", 1: "#009E73"}  # of each batch size
LOSS = nn.functional.binary_cross_entropy_with_logits


def noisy_moons(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n points of two half circles, (n, 2), and their classes, (n, 1), a tenth wrong."""
    angle, label = torch.pi * torch.rand(n, 1), torch.arange(n)[:, None] % 2
    upper = torch.cat([angle.cos() - 0.5, angle.sin() - 0.25], dim=1)
    x = torch.where(label == 0, upper, -upper) + 0.15 * torch.randn(n, 2)
    return 2 * x, (label ^ (torch.rand(n, 1) < 0.1)).float()


def gradient_of_each(model: nn.Module, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Return the gradient of each example with respect to all parameters, (n, P)."""
    rows = []
    for example in batches_of(x, y, batch_size=1, shuffle=False):
        model.zero_grad()
        accumulate(model, LOSS, [example])
        rows.append(torch.cat([param.grad.flatten() for param in model.parameters()]))
    model.zero_grad()
    return torch.stack(rows)


def main(target: Path) -> None:
    """Measure the noise, train with three batch sizes, and draw."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(0)
    data, val_data = noisy_moons(N), noisy_moons(1000)
    model = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
    grads, lines = gradient_of_each(model, *data), []
    noise = {
        size: batch_moments(grads, size, replacement=False)[1].sum().sqrt().item()
        for size in range(1, N + 1)
    }
    figure = Figure(figsize=(10, 3.8), layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    compare_batch_sizes(model, LOSS, data, val_data, [N], 1, LR, seed=0)  # the first run is slower
    right.plot(list(noise), list(noise.values()), color="#999999")
    for size, color in COLORS.items():
        begin = time.perf_counter()
        run = compare_batch_sizes(model, LOSS, data, val_data, [size], EPOCHS, LR, seed=0)[size]
        seconds, losses = time.perf_counter() - begin, run["val_loss"]
        lines.append(
            f"batches of {size:3}: {run['steps'][-1]:4} steps, {seconds:.1f} s, "
            f"noise at the start {noise[size]:.2f}, loss at the end {losses[-1]:.3f}"
        )
        left.plot(range(1, EPOCHS + 1), losses, color=color, label=f"batches of {size}")
        middle.plot(run["steps"], losses, "o-", color=color, markersize=3)
        right.plot(size, noise[size], "o", color=color)
    left.set(title="The same examples", xlabel="epoch", ylabel="loss on new data")
    middle.set(title="Not the same steps", xlabel="step", xscale="log")
    right.set(title="The noise of a step", xlabel="batch size", ylabel="standard deviation")
    right.set_xscale("log")
    figure.legend(loc="outside lower center", ncols=3)
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    lines.append(f"noise as large as the gradient: at {noise_scale(grads):.0f} examples in a batch")
    print(*lines, f"The picture is in {target}.", sep="\n")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/gradient_descent.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
