"""Train one classifier with your squared error, and its twin with your binary cross-entropy.

    python exercises/losses/payoff.py [PICTURE]

Both start from the same weights: they were trained on labels that had been swapped, so they are
wrong on nearly every point of the two moons, and sure of it. Now the labels are right. Needs
regression_losses, binary_cross_entropy and loss_gradients.
"""

import copy
import sys
import traceback
from pathlib import Path

import torch
from binary_cross_entropy import bce_with_logits
from loss_gradients import bce_gradient, mse_gradient
from matplotlib.figure import Figure
from regression_losses import mse_loss

STEPS, LR = 300, 1.0


def two_moons(n):
    """Make n points of each of two half circles, (2n, 2), and their classes 0 and 1, (2n, 1)."""
    angle = torch.pi * torch.rand(n, 1)
    upper = torch.cat([angle.cos(), angle.sin()], dim=1)
    lower = torch.cat([1 - angle.cos(), 0.5 - angle.sin()], dim=1)
    x = torch.cat([upper, lower]) + 0.1 * torch.randn(2 * n, 2)
    return x, torch.arange(2).repeat_interleave(n)[:, None].float()


def train(model, loss_of_logits, x, targets, steps=STEPS):
    """Train with plain gradient steps; return the accuracy before each of them."""
    optimizer, accuracies = torch.optim.SGD(model.parameters(), lr=LR), []
    for _ in range(steps + 1):
        logits = model(x)
        accuracies.append(((logits > 0) == targets.bool()).float().mean().item())
        optimizer.zero_grad()
        loss_of_logits(logits, targets).backward()
        optimizer.step()
    return accuracies


def main(picture):
    """Train both, print what reached the weights, and draw how the accuracy grew."""
    torch.manual_seed(0)
    torch.set_num_threads(1)  # for tensors this small, more threads are slower
    x, targets = two_moons(100)
    start = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
    train(start, bce_with_logits, x, 1 - targets)  # the swapped labels
    with torch.no_grad():
        for param in start[2].parameters():
            param *= 3  # surer still
        logits = start(x)
    losses = {
        "squared error": (lambda z, t: mse_loss(torch.sigmoid(z), t), mse_gradient),
        "cross-entropy": (bce_with_logits, bce_gradient),
    }
    figure = Figure(figsize=(7, 3.6), layout="constrained")
    ax = figure.subplots()
    for (name, (loss, gradient)), color in zip(losses.items(), ("#0072B2", "#D55E00"), strict=True):
        pull = gradient(logits, targets).abs().median().item()
        accuracies = train(copy.deepcopy(start), loss, x, targets)
        print(f"{name}: median gradient of a logit at the start {pull:.0e}, accuracy", end=" ")
        print(f"{accuracies[0]:.0%} at the start and {accuracies[-1]:.0%} after {STEPS} steps")
        ax.plot(accuracies, color=color, linewidth=2.4)
        ax.text(STEPS / 2, accuracies[STEPS // 2] - 0.1, name, color=color)
    ax.set(xlabel="steps", ylabel="accuracy", ylim=(-0.03, 1.06))
    ax.set_title("Two moons: one start, sure and wrong, and two losses")
    Path(picture).parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(picture)
    print(f"The picture is {picture}")


if __name__ == "__main__":
    try:
        main(*(sys.argv[1:] or ["build/payoff/losses.svg"]))
    except NotImplementedError as error:
        file = Path(traceback.extract_tb(error.__traceback__)[-1].filename).name
        print(f"Still to be written: {file}")
        sys.exit(1)
