"""Train a deep network with each of your activation functions, on two spirals.

Run `python exercises/activations/payoff.py`; it prints how far each network gets, and draws the
losses beside the derivatives of the functions. The loss uses your softmax.
"""

import sys
import traceback
from pathlib import Path

import torch
from activation_functions import gelu, leaky_relu, relu, sigmoid, tanh
from compare_activations import values_and_derivatives
from matplotlib.figure import Figure
from softmax import softmax
from torch import nn

FUNCTIONS = {f.__name__: f for f in (sigmoid, tanh, relu, leaky_relu, gelu)}
DASHES = "-", "--", "-.", ":", "-"


def spirals(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n points of two spirals, and to which of the two each belongs."""
    labels, along = torch.arange(n) % 2, torch.rand(n)
    angle = 4.5 * along + torch.pi * labels
    return torch.stack([angle.cos(), angle.sin()], dim=1) * (0.3 + 1.5 * along[:, None]), labels


def train(f, x: torch.Tensor, labels: torch.Tensor, steps: int = 150) -> list[float]:
    """Train six hidden layers with the activation f; return the losses."""
    torch.manual_seed(0)
    layers = [nn.Linear(2, 16), *(nn.Linear(16, 16) for _ in range(5)), nn.Linear(16, 2)]
    optimizer = torch.optim.Adam(nn.ModuleList(layers).parameters(), lr=0.01)
    losses = []
    for _ in range(steps):
        h = x
        for layer in layers[:-1]:
            h = f(layer(h))
        true = softmax(layers[-1](h), dim=1).gather(1, labels[:, None])  # (N, 1)
        loss = -true.clamp(min=1e-12).log().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def main(target: Path) -> None:
    """Train a network for each function, and draw losses and derivatives."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(0)
    (x, labels), z = spirals(200), torch.linspace(-5, 5, 201)
    figure, lines = Figure(figsize=(9, 4), layout="constrained"), []
    left, right = figure.subplots(1, 2)
    for (name, f), dashes in zip(FUNCTIONS.items(), DASHES, strict=True):
        losses, slopes = train(f, x, labels), values_and_derivatives(f, z)[1]
        lines.append(
            f"{name:10}  loss {abs(losses[-1]):.3f}  largest slope {slopes.max().item():.2f}"
        )
        left.plot(losses, dashes, label=name)
        right.plot(z, slopes, dashes)
    left.set(title="Six hidden layers", xlabel="step", ylabel="loss")
    left.legend()
    right.set(title="The derivatives", xlabel="z")
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    print(*lines, f"The picture is in {target}.", sep="\n")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/activations.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
