"""Train a network on few noisy examples, and measure what each way to regularize it changes.

Run `python exercises/regularization/payoff.py`; it prints the losses of the final networks, means
over six data sets, and draws all of them beside the curves of the first one. Your `fit` trains each
network. Make the weight decay 8 and the drop probability 0.8: does it help to combine them then?
"""

import sys
import traceback
from pathlib import Path

import torch
from dropout_gap import mean_gap, mean_loss, share_reduced
from dropout_mlp import DropoutMLP
from early_stopping import EarlyStopping, fit
from matplotlib.figure import Figure
from torch import nn
from weight_decay import decay_groups

N, DRAWS, EPOCHS, LR, NOISE = 30, 6, 300, 0.005, 0.7
P, DECAY, PATIENCE = 0.7, 4.0, 15
METHODS = {  # drop probability, weight decay, patience, training examples, color
    "nothing": (0.0, 0.0, None, N, "#333333"),
    "weight decay": (0.0, DECAY, None, N, "#009E73"),
    "dropout": (P, 0.0, None, N, "#0072B2"),
    "early stopping": (0.0, 0.0, PATIENCE, N, "#D55E00"),
    "all three": (P, DECAY, PATIENCE, N, "#CC79A7"),
    "twice the data": (0.0, 0.0, None, 2 * N, "#999999"),
}


class Endless:
    """In the place of early stopping: never stop, keep and restore nothing."""

    best = best_epoch = None

    def step(self, value: float, model: nn.Module) -> bool:
        """Go on."""
        return False

    def restore(self, model: nn.Module) -> None:
        """Refuse, as an EarlyStopping without an improvement does."""
        raise RuntimeError("nothing to restore")


def examples(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n examples with five inputs, of which one counts, and noisy targets."""
    x = torch.randn(n, 5)
    return x, x[:, :1].tanh() + NOISE * torch.randn(n, 1)


def train(method: str, draw: int) -> tuple[list[float], list[float], int | None]:
    """Train with one method on one data set.

    Returns:
        Training loss and test loss of the final network; the validation loss of each epoch; the
        best epoch, if the method looks for it.
    """
    p, decay, patience, n, _ = METHODS[method]
    torch.manual_seed(draw)  # the same data and the same start for each method
    test, validation, (x, y) = examples(2000), examples(N), examples(2 * N)
    data, model = (x[:n], y[:n]), DropoutMLP(5, 64, 1, p)
    optimizer = torch.optim.AdamW(decay_groups(model, decay), lr=LR)
    stopper = EarlyStopping(patience) if patience else Endless()
    history = fit(model, optimizer, nn.functional.mse_loss, [data], *validation, stopper, EPOCHS)
    return [mean_loss(model, *data), mean_loss(model, *test)], history, stopper.best_epoch


def main(target: Path) -> None:
    """Train with each method on each data set, and draw."""
    torch.set_num_threads(1)  # quicker for small tensors
    runs = {method: [train(method, draw) for draw in range(DRAWS)] for method in METHODS}
    losses = torch.tensor([[final for final, _, _ in of_method] for of_method in runs.values()])
    rows = zip(losses.mean(dim=1).tolist(), mean_gap(losses), share_reduced(losses), strict=True)
    figure = Figure(figsize=(10, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    print(" " * 14, "training    test     gap  smaller gap")
    for place, (method, (mean, gap, share)) in enumerate(zip(METHODS, rows, strict=True)):
        print(f"{method:14} {mean[0]:8.2f} {mean[1]:7.2f} {gap:7.2f} {share:10.0%} of the runs")
        color, (_, history, best) = METHODS[method][-1], runs[method][0]
        left.plot(history, color=color, label=method)
        if best is not None:
            left.plot(best, history[best], "o", color=color)
        for on_train, on_test in losses[place].tolist():
            right.plot([place, place], [on_train, on_test], color=color, linewidth=0.8)
        right.plot([place] * DRAWS, losses[place, :, 0], "_", color=color, markersize=12)
        right.plot([place] * DRAWS, losses[place, :, 1], "o", color=color, markersize=5)
    left.set(title="The first data set", xlabel="epoch", ylabel="validation loss")
    right.axhline(NOISE**2, color="#999999", linestyle=":")  # what no network can predict
    right.set(title=f"{DRAWS} data sets: from training (bar) to test (dot)", ylabel="loss")
    right.set_xticks(range(len(METHODS)), [name.replace(" ", "\n") for name in METHODS])
    left.legend()
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    print(f"The dotted line is the noise, {NOISE**2:.2f}. The picture is in {target}.")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/regularization.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
