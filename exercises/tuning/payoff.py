"""Tune a network with your functions: a range test, the limit of its rate, Bayesian optimization.

Run `python exercises/tuning/payoff.py`; it prints which rates your functions suggest, and how your
search does beside random search, and draws both. Change LENGTH_SCALE: which values still win?
"""

import copy
import sys
import time
import traceback
from pathlib import Path

import torch
from bayesian_search import search
from largest_stable_lr import largest_stable_lr
from lr_range import range_test, suggest_lr
from matplotlib.figure import Figure
from torch import nn

BLUE, VERMILION, GRAY = "#0072B2", "#D55E00", "#777777"
LOSS, STEPS, TRIALS, SEARCHES, LENGTH_SCALE = nn.functional.cross_entropy, 40, 12, 20, 3.0
LRS, MOMENTA = torch.logspace(-2, 1, 13), 1 - torch.logspace(0, -1.5, 7)
SETTINGS = torch.cartesian_prod(torch.arange(13), torch.arange(7)).double()  # their indices


def spirals(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n points of two noisy spirals, and to which of the two each belongs."""
    labels, along = torch.arange(n) % 2, torch.rand(n)
    angle = 4.5 * along + torch.pi * labels
    x = torch.stack([angle.cos(), angle.sin()], dim=1) * (0.3 + 1.5 * along[:, None])
    return x + 0.1 * torch.randn(n, 2), labels


def trained(model: nn.Module, data: tuple, val_data: tuple, lr: float, momentum: float) -> float:
    """Train a copy of a model; return its loss on new data, 2 where it has diverged."""
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    for _ in range(STEPS):
        optimizer.zero_grad()
        LOSS(model(data[0]), data[1]).backward()
        optimizer.step()
    with torch.no_grad():
        return LOSS(model(val_data[0]), val_data[1]).nan_to_num(nan=2.0).clamp(max=2).item()


def main(target: Path) -> None:
    """Test the range; train with all settings, which a search could not; search among them."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(0)
    data, val_data = spirals(200), spirals(500)
    model = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 2))
    optimizer = torch.optim.SGD(model.parameters())
    rates, losses = range_test(model, LOSS, optimizer, [data], 1e-3, 100.0, steps=150)
    suggested, limit = suggest_lr(rates, losses), largest_stable_lr(model, LOSS, *data)
    begin = time.perf_counter()
    pairs = torch.cartesian_prod(LRS, MOMENTA).tolist()
    table = torch.tensor([trained(model, data, val_data, *pair) for pair in pairs]).log10()
    training = (time.perf_counter() - begin) / len(pairs)

    def objective(setting: torch.Tensor) -> float:
        return table[int(7 * setting[0] + setting[1])].item()  # as if it trained

    begin, orders, runs = time.perf_counter(), [], []
    for _ in range(SEARCHES):
        first = torch.randperm(len(pairs))[:2].tolist()
        order, values = search(objective, SETTINGS, first, TRIALS - 2, LENGTH_SCALE)
        orders.append(order)
        runs.append(torch.tensor(values).cummin(0).values)
    choosing = (time.perf_counter() - begin) / (SEARCHES * (TRIALS - 2))
    bayesian = 10 ** torch.stack(runs).mean(0)
    by_chance = torch.stack([table[torch.randperm(len(pairs))[:TRIALS]] for _ in range(2000)])
    by_chance = 10 ** by_chance.cummin(1).values.mean(0)

    figure = Figure(figsize=(10, 3.6), layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    left.plot(rates, losses, color=BLUE)
    for lr, color, name in ((suggested, VERMILION, "suggested"), (limit, GRAY, "2 / λ_max")):
        left.axvline(lr, color=color, linestyle="--", label=name)
    left.set(title="Your range test", xlabel="learning rate", ylabel="loss", xscale="log")
    left.legend(loc="lower left")
    middle.pcolormesh(range(13), range(7), table.view(13, 7).T, cmap="gray")
    for trial, index in enumerate(orders[0], start=1):
        middle.text(index // 7, index % 7, f"{trial}", color=VERMILION, ha="center", va="center")
    middle.set(title="A search of yours, trial by trial", xlabel="learning rate", ylabel="momentum")
    middle.set_xticks([0, 4, 8, 12], [f"{lr:.2g}" for lr in LRS[::4]])
    middle.set_yticks(range(7), [f"{momentum:.2f}" for momentum in MOMENTA])
    right.plot(range(1, TRIALS + 1), by_chance, "s-", color=GRAY, label="random search")
    right.plot(range(1, TRIALS + 1), bayesian, "o-", color=BLUE, label="your search")
    right.axhline(10 ** table.min(), color=GRAY, linestyle=":", label="best of all 91")
    right.set(title="The lowest loss so far", xlabel="trials", ylabel="loss on new data")
    right.set(yscale="log", xticks=range(2, TRIALS + 1, 2))
    right.legend()
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    print(f"learning rate of the steepest fall: {suggested:.2f}; stable at the start: {limit:.2f}")
    for name, losses_so_far in (("your search", bayesian), ("random search", by_chance)):
        print(f"loss after 6 and {TRIALS} trials: {losses_so_far[5]:.4f} and", end=" ")
        print(f"{losses_so_far[-1]:.4f} with {name}; the best is {10 ** table.min():.4f}")
    print(f"a training takes {1000 * training:.0f} ms, a choice {1000 * choosing:.1f} ms")
    print(f"The picture is in {target}.")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/tuning.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
