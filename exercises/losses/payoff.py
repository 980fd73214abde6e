"""Train one classifier with your squared error, and its twin with your binary cross-entropy.

    python exercises/losses/payoff.py [PICTURE]

Both start from the same weights, which were trained on swapped labels: wrong on nearly every point
of two moons, and sure of it. Now the labels are right. Needs regression_losses,
binary_cross_entropy and loss_gradients.
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
from torch import nn

STEPS, LR = 300, 1.0
PARTS = {  # name: its loss of logits and targets, the gradient of a logit, color
    "squared error": (lambda z, t: mse_loss(torch.sigmoid(z), t), mse_gradient, "#0072B2"),
    "cross-entropy": (bce_with_logits, bce_gradient, "#D55E00"),
}


def two_moons(n):
    """Make n points of each of two half circles, (2n, 2), and their classes 0 and 1, (2n, 1)."""
    angle = torch.pi * torch.rand(n, 1)
    upper = torch.cat([angle.cos(), angle.sin()], dim=1)
    lower = torch.cat([1 - angle.cos(), 0.5 - angle.sin()], dim=1)
    x = torch.cat([upper, lower]) + 0.1 * torch.randn(2 * n, 2)
    return x, torch.arange(2).repeat_interleave(n)[:, None].float()


def train(model, loss_of, x, targets):
    """Train with plain gradient steps; return the accuracies, before the first step and after."""
    optimizer, accuracies = torch.optim.SGD(model.parameters(), lr=LR), []
    for _ in range(STEPS + 1):
        logits = model(x)
        accuracies.append(((logits > 0) == targets.bool()).float().mean().item())
        optimizer.zero_grad()
        loss_of(logits, targets).backward()
        optimizer.step()
    return accuracies


def sure_and_wrong(x, targets):
    """Make a network that was trained on the swapped labels, and is surer still."""
    model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))
    train(model, bce_with_logits, x, 1 - targets)
    with torch.no_grad():
        for param in model[2].parameters():
            param *= 3
    return model


def main(picture="build/payoff/losses.svg"):
    """Train both, print what reached the weights, and draw how the accuracy grew."""
    for loss_of, gradient, _ in PARTS.values():  # find out first what is still missing
        loss_of(torch.zeros(1, 1), torch.zeros(1, 1))
        gradient(torch.zeros(1, 1), torch.zeros(1, 1))
    torch.manual_seed(0)
    torch.set_num_threads(1)  # for tensors this small, more threads are slower
    x, targets = two_moons(100)
    start = sure_and_wrong(x, targets)
    figure = Figure(figsize=(7, 3.6), layout="constrained")
    ax = figure.subplots()
    for name, (loss_of, gradient, color) in PARTS.items():
        pull = gradient(start(x).detach(), targets).abs().median().item()
        accuracies = train(copy.deepcopy(start), loss_of, x, targets)
        print(f"{name}: median gradient of a logit at the start {pull:.0e},", end=" ")
        print(f"accuracy {accuracies[0]:.0%}, after {STEPS} steps {accuracies[-1]:.0%}")
        ax.plot(accuracies, color=color, linewidth=2.4)
        ax.text(STEPS / 2, accuracies[STEPS // 2] - 0.1, name, color=color)
    ax.set(xlabel="steps", ylabel="accuracy", ylim=(-0.03, 1.06))
    ax.set_title("Two moons: one start, sure and wrong, and two losses")
    Path(picture).parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(picture)
    print(f"The picture is {picture}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except NotImplementedError as error:
        file = Path(traceback.extract_tb(error.__traceback__)[-1].filename).name
        print(f"Still to be written: {file}")
        sys.exit(1)
