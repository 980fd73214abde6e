"""Train one network with three batch sizes, and measure the noise of a gradient.

Run `python exercises/gradient_descent/payoff.py`; it prints what each batch size achieves in as
many epochs, and draws the losses beside the noise of batches that you have shuffled.
"""

import sys
import traceback
from pathlib import Path

import torch
from gradient_noise import batch_moments, example_gradients, noise_scale
from matplotlib.figure import Figure
from minibatches import minibatches
from torch import nn
from train_minibatch import compare_batch_sizes

EPOCHS, LR, SIZES = 15, 0.05, [1, 16, 400]


def moons(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n noisy points of two half circles, and to which of the two each belongs."""
    labels, angle = torch.arange(n) % 2, torch.rand(n) * torch.pi
    x = torch.stack([angle.cos(), angle.sin()], dim=1) * (1 - 2 * labels[:, None])
    return x + labels[:, None] * torch.tensor([1.0, 0.5]) + 0.15 * torch.randn(n, 2), labels


def measured_noise(grads: torch.Tensor, size: int, epochs: int = 200) -> float:
    """Measure the standard deviation of the gradient of batches of a size, over many epochs."""
    generator = torch.Generator().manual_seed(0)
    full = [b for _ in range(epochs) for b in minibatches(len(grads), size, generator)]
    means = torch.stack([grads[batch].mean(dim=0) for batch in full if len(batch) == size])
    return means.var(dim=0, correction=0).sum().sqrt().item()


def main(target: Path) -> None:
    """Train, measure, and draw both."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
    data, new = moons(400), moons(400)
    cross_entropy = nn.functional.cross_entropy
    runs = compare_batch_sizes(model, cross_entropy, data, new, SIZES, EPOCHS, LR, seed=0)
    figure = Figure(figsize=(10, 3.6), layout="constrained")
    left, right = figure.subplots(1, 2)
    for size, history in runs.items():
        left.plot(range(1, EPOCHS + 1), history["val_loss"], label=f"B = {size}")
        steps, loss = history["steps"][-1], history["val_loss"][-1]
        print(f"batch size {size:3}: {steps:4} steps, loss of new points {loss:.3f}")
    left.set(title="The same number of epochs", xlabel="epoch", ylabel="loss of new points")
    left.legend()
    x = torch.randn(240, 2)
    y = x @ torch.tensor([3.0, -1.0]) + 3 * torch.randn(240)
    grads = example_gradients(torch.tensor([2.0, 0.0]), x, y)
    sizes = [1, 2, 4, 8, 16, 32, 64, 128]
    formula = [batch_moments(grads, s, replacement=False)[1].sum().sqrt().item() for s in sizes]
    right.loglog(sizes, formula, label="your formula")
    right.loglog(sizes, [measured_noise(grads, s) for s in sizes], "o", label="your batches")
    right.set(title="The noise of a gradient", xlabel="batch size", ylabel="standard deviation")
    right.legend()
    print(f"The noise is as long as the gradient at a batch size of {noise_scale(grads):.0f}.")
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    print(f"The picture is in {target}.")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/gradient_descent.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
