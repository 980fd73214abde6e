"""Train one network twice, on raw and on standardized inputs, and use it with your forward pass.

Run `python exercises/forward/payoff.py`. Age in years and income in euros decide whether a person
buys. After training the scale is folded into the first layer; then your own forward pass draws the
probability for every age and income.
"""

import sys
import traceback
from pathlib import Path

import torch
from matplotlib.figure import Figure
from mlp_forward import predict_proba, weights_of
from standardize import fit_scaler, fold_scaler, standardize
from symmetric_start import distinct_units
from torch import nn
from trace_activations import trace_activations

GRID = torch.cartesian_prod(torch.linspace(20, 80, 100), torch.linspace(20_000, 80_000, 100))


def train(x: torch.Tensor, y: torch.Tensor) -> nn.Sequential:
    """Train a network of 8 hidden units on inputs as they are."""
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())
    optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
    for _ in range(400):
        optimizer.zero_grad()
        nn.functional.binary_cross_entropy(model(x)[:, 0], y).backward()
        optimizer.step()
    return model


def main(target: Path) -> None:
    """Train both, fold, and draw."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(0)
    x = torch.rand(300, 2) * torch.tensor([60.0, 60_000]) + torch.tensor([20.0, 20_000])
    mean, std = fit_scaler(x)
    y = (standardize(x, mean, std).norm(dim=1) < 1.1).float()  # neither poor nor rich, nor …
    scaled = train(standardize(x, mean, std), y)
    folded = nn.Sequential(fold_scaler(scaled[0], mean, std), *scaled[1:])
    lines = [f"{distinct_units(scaled[:3])} different hidden units. One person, layer by layer:"]
    for name, output in trace_activations(folded, x[:1])[1]:
        lines.append(f"  {name}: {[round(value, 2) for value in output[0].tolist()]}")
    figure = Figure(figsize=(9, 4), layout="constrained")
    models = {"raw inputs": train(x, y), "standardized, then folded": folded}
    for ax, (title, model) in zip(figure.subplots(1, 2), models.items(), strict=True):
        right = ((predict_proba(x, *weights_of(model)) > 0.5) == (y > 0.5)).float().mean().item()
        lines.append(f"{title}: {right:.1%} right")
        says = predict_proba(GRID, *weights_of(model)).reshape(100, 100).T
        area = {"origin": "lower", "extent": (20, 80, 20, 80), "vmin": 0, "vmax": 1}
        ax.imshow(says, cmap="coolwarm", alpha=0.5, **area)
        ax.scatter(x[:, 0], x[:, 1] / 1000, c=y, cmap="coolwarm", s=9)
        ax.set(title=f"{title}: {right:.1%}", xlabel="age", ylabel="income in 1000 euros")
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    print(*lines, f"The picture is in {target}.", sep="\n")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/forward.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
