"""Train your networks on two moons: without a hidden layer, with a small one, with two.

Run `python exercises/neurons/payoff.py`; it prints how many of 400 new points each network decides
correctly, and draws where it says which moon.
"""

import sys
import traceback
from pathlib import Path

import torch
from matplotlib.figure import Figure
from mlp import count_parameters, make_mlp
from output_head import decide, loss_of

HIDDEN = [], [5], [16, 16]
GRID = torch.cartesian_prod(torch.linspace(-1.1, 1.6, 120), torch.linspace(-1.7, 2.7, 160)).flip(1)


def moons(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n noisy points of two half circles, and to which of the two each belongs."""
    labels, angle = torch.arange(n) % 2, torch.rand(n) * torch.pi
    x = torch.stack([angle.cos(), angle.sin()], dim=1) * (1 - 2 * labels[:, None])
    return x + labels[:, None] * torch.tensor([1.0, 0.5]) + 0.15 * torch.randn(n, 2), labels


def train(model: torch.nn.Module, x: torch.Tensor, labels: torch.Tensor) -> None:
    """Lower the loss, 300 steps."""
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(300):
        optimizer.zero_grad()
        loss_of("binary", model(x), labels).backward()
        optimizer.step()


def main(target: Path) -> None:
    """Train three networks, and draw what they say."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(4)
    (x, labels), (new, new_labels) = moons(200), moons(400)
    figure, lines = Figure(figsize=(10, 3.2), layout="constrained"), []
    for ax, hidden in zip(figure.subplots(1, 3), HIDDEN, strict=True):
        model = make_mlp(2, hidden, 1)
        train(model, x, labels)
        right = (decide("binary", model(new)) == new_labels).float().mean().item()
        size = count_parameters(2, hidden, 1)
        lines.append(f"hidden {hidden!s:8}  {size:3} parameters  {right:6.1%} of new points right")
        says = decide("binary", model(GRID)).reshape(120, 160)
        ax.imshow(says, origin="lower", extent=(-1.7, 2.7, -1.1, 1.6), cmap="coolwarm", alpha=0.4)
        ax.scatter(*x.T, c=labels, cmap="coolwarm", s=9)
        ax.set(title=f"hidden {hidden}: {right:.1%}", xticks=(), yticks=())
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    print(*lines, f"The picture is in {target}.", sep="\n")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/neurons.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
