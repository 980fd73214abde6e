"""Race your own optimizers through a ravine, and let each of them train a network.

Run `python exercises/optimizers/payoff.py`; it prints how far each of them gets, and draws your
race beside the losses of the network. Change the learning rates below: who wins then?
"""

import sys
import traceback
from functools import partial
from pathlib import Path

import torch
from adagrad_rmsprop import adagrad_step, rmsprop_step
from adam import adam_step
from momentum import nesterov_step
from own_optimizer import MomentumSGD
from race import path, race, ravine
from torch import nn


class Stepping(torch.optim.Optimizer):
    """An optimizer whose steps are those of a function of yours."""

    def __init__(self, function, params, lr: float) -> None:
        super().__init__(params, {"lr": lr})
        self.function = function

    @torch.no_grad()
    def step(self) -> None:
        """Replace each parameter by what the function makes of it."""
        for group in self.param_groups:
            for param in group["params"]:
                memory = self.state[param]
                new, memory["last"] = self.function(
                    param, param.grad, memory.get("last"), group["lr"]
                )
                param.copy_(new)


OPTIMIZERS = {  # with their learning rates, in the ravine and for the network
    "momentum": (MomentumSGD, 0.04, 0.05),
    "Nesterov": (partial(Stepping, nesterov_step), 0.04, 0.05),
    "AdaGrad": (partial(Stepping, adagrad_step), 2.0, 0.05),
    "RMSprop": (partial(Stepping, rmsprop_step), 0.1, 0.003),
    "Adam": (partial(Stepping, adam_step), 0.5, 0.02),
}


def spirals(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n points of two spirals, and to which of the two each belongs."""
    labels, along = torch.arange(n) % 2, torch.rand(n)
    angle = 4.5 * along + torch.pi * labels
    return torch.stack([angle.cos(), angle.sin()], dim=1) * (0.3 + 1.5 * along[:, None]), labels


def train(make_optimizer, x: torch.Tensor, labels: torch.Tensor, steps: int = 150) -> list[float]:
    """Train a network with two hidden layers of 16; return the losses."""
    torch.manual_seed(0)
    layers = nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 2)
    model = nn.Sequential(*layers)
    optimizer, losses = make_optimizer(model.parameters()), []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(x), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def main(target: Path) -> None:
    """Race in the ravine, train the network, and draw both."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(0)
    start, (x, labels) = torch.tensor([10.0, 1.0]), spirals(200)
    racers = {name: partial(make, lr=lr) for name, (make, lr, _) in OPTIMIZERS.items()}
    figure = race(racers, ravine, start, 40)
    figure.set_layout_engine("none")
    figure.set_size_inches(10, 4)
    (left,), right = figure.axes, figure.add_axes((0.58, 0.13, 0.4, 0.77))
    left.set(title="Your race", position=(0.08, 0.13, 0.42, 0.77))
    right.set(title="A network, trained by them", xlabel="step", ylabel="loss", yscale="log")
    for name, (make, _, lr) in OPTIMIZERS.items():
        end = ravine(*path(racers[name], ravine, start, 40)[-1]).item()
        losses = train(partial(make, lr=lr), x, labels)
        right.plot(losses, label=name)
        print(f"{name:9} loss: {end:6.3f} in the ravine, {losses[-1]:.4f} of the network")
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    print(f"The picture is in {target}.")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/optimizers.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
