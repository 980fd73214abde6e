"""Tune a network with your functions: range test, largest stable rate, schedule, three searches.

Run `python exercises/tuning/payoff.py`; it prints which rates your functions suggest, and how your
Bayesian search does beside random search, and draws both. Set COSINE to False: what is then best?
"""

import copy
import sys
import time
import traceback
from pathlib import Path

import torch
from bayesian_search import search as bayesian_search
from largest_stable_lr import largest_stable_lr
from lr_range import range_test, suggest_lr
from matplotlib.figure import Figure
from random_search import grid, search
from schedules import cosine
from torch import nn

BLUE, VERMILION, GRAY = "#0072B2", "#D55E00", "#777777"
LOSS, STEPS, COSINE = nn.functional.cross_entropy, 40, True
TRIALS, SEARCHES, POINTS, LENGTH_SCALE = 12, 50, 9, 2.0
SPACE = {"lr": (0.01, 10.0, "log"), "friction": (0.03, 1.0, "log")}  # friction is 1 - momentum
PLACES = torch.cartesian_prod(torch.arange(POINTS), torch.arange(POINTS)).double()


def spirals(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n points of two noisy spirals, and to which of the two each belongs."""
    labels, along = torch.arange(n) % 2, torch.rand(n)
    angle = 4.5 * along + torch.pi * labels
    x = torch.stack([angle.cos(), angle.sin()], dim=1) * (0.3 + 1.5 * along[:, None])
    return x + 0.1 * torch.randn(n, 2), labels


def trained(model: nn.Module, data: tuple, val_data: tuple, setting: dict[str, float]) -> float:
    """Train a copy of a model; return its loss on new data, 2 where it has diverged."""
    model, lr = copy.deepcopy(model), setting["lr"]
    optimizer = torch.optim.SGD(model.parameters(), lr, momentum=1 - setting["friction"])
    for step in range(STEPS):
        if COSINE:
            optimizer.param_groups[0]["lr"] = cosine(step, lr, 0.0, STEPS)
        optimizer.zero_grad()
        LOSS(model(data[0]), data[1]).backward()
        optimizer.step()
    with torch.no_grad():
        return LOSS(model(val_data[0]), val_data[1]).nan_to_num(nan=2.0).clamp(max=2).item()


def main(target: Path) -> None:
    """Test the range; train with all settings of a grid, and search among them; draw."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(0)
    data, val_data = spirals(200), spirals(500)
    model = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 2))
    optimizer = torch.optim.SGD(model.parameters())
    rates, losses = range_test(model, LOSS, optimizer, [data], 1e-3, 100.0, steps=150)
    suggested, limit = suggest_lr(rates, losses), largest_stable_lr(model, LOSS, *data)
    begin, found = time.perf_counter(), []

    def train_and_keep(setting: dict[str, float]) -> float:
        found.append(trained(model, data, val_data, setting))
        return found[-1]

    settings = grid(SPACE, POINTS)
    best_setting, best = search(train_and_keep, settings)
    training = (time.perf_counter() - begin) / len(settings)
    table = torch.tensor(found).log10().view(POINTS, POINTS)

    def objective(place: torch.Tensor) -> float:
        return table[tuple(place.int().tolist())].item()  # as if it trained

    begin, orders, runs = time.perf_counter(), [], []
    for _ in range(SEARCHES):
        first = torch.randperm(len(PLACES))[:2].tolist()
        order, values = bayesian_search(objective, PLACES, first, TRIALS - 2, LENGTH_SCALE)
        orders.append(order)
        runs.append(torch.tensor(values).cummin(0).values)
    choosing = (time.perf_counter() - begin) / (SEARCHES * (TRIALS - 2))
    bayesian = torch.stack(runs).mean(0)
    draws = torch.rand(2000, len(PLACES)).argsort()[:, :TRIALS]
    by_chance = table.flatten()[draws].cummin(1).values.mean(0)

    figure = Figure(figsize=(10, 3.6), layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    left.plot(rates, losses, color=BLUE)
    for lr, color, name in ((suggested, VERMILION, "suggested"), (limit, GRAY, "2 / λ_max")):
        left.axvline(lr, color=color, linestyle="--", label=name)
    left.set(title="Your range test", xlabel="learning rate", ylabel="loss", xscale="log")
    left.legend(loc="lower left")
    middle.pcolormesh(range(POINTS), range(POINTS), table.T, cmap="gray")
    for trial, index in enumerate(orders[0], start=1):
        middle.text(*PLACES[index], f"{trial}", color=VERMILION, ha="center", va="center")
    middle.set(title="A search of yours, trial by trial", xlabel="learning rate", ylabel="momentum")
    rows, columns = settings[:POINTS:2], settings[:: 4 * POINTS]
    middle.set_xticks([0, 4, 8], [f"{one['lr']:.2g}" for one in columns])
    middle.set_yticks(range(0, POINTS, 2), [f"{1 - one['friction']:.2f}" for one in rows])
    middle.invert_yaxis()  # the momentum rises
    for values, look, name in ((by_chance, "s-", "random search"), (bayesian, "o-", "your search")):
        color = GRAY if values is by_chance else BLUE
        right.plot(range(1, TRIALS + 1), 10**values, look, color=color, label=name)
    right.axhline(best, color=GRAY, linestyle=":", label=f"best of {len(settings)}")
    right.set(title="The lowest loss so far", xlabel="trials", ylabel="loss on new data")
    right.set(yscale="log", xticks=range(2, TRIALS + 1, 2))
    right.legend()
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    print(f"learning rate of the steepest fall: {suggested:.2f}; stable at the start: {limit:.2f}")
    print(f"best of all: {best:.4f}, with lr {best_setting['lr']:.2g}", end=" ")
    print(f"and momentum {1 - best_setting['friction']:.2f}")
    for name, values in (("your search", bayesian), ("random search", by_chance)):
        early, late = 10 ** values[5], 10 ** values[-1]
        print(f"{name:13}: {early:.4f} after 6 trials, {late:.4f} after {TRIALS}")
    print(f"a training takes {1000 * training:.0f} ms, a choice {1000 * choosing:.1f} ms")
    print(f"The picture is in {target}.")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/tuning.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
