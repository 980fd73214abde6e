from collections.abc import Callable, Sequence
import torch
from torch import nn
import torch
from torch import nn

def mean_loss(model, x, y):
    with torch.no_grad():
        return nn.functional.mse_loss(model(x), y).item()

def fit(model: nn.Module, x: torch.Tensor, y: torch.Tensor, steps: int, lr: float) -> None:
    """Train a model with Adam on the mean squared error of all examples.

    Each step calls the model once, with all of x and every module in training mode. Gradients that
    the parameters hold before do not count. In which mode the model is afterwards is up to you.

    Args:
        model: to train in place, in any mode.
        x: (N, D), the inputs.
        y: (N, K), the targets.
        steps: how many, >= 0.
        lr: learning rate of Adam; its other settings are those of torch.optim.Adam.
    """
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()

def compare_dropouts(make_model: Callable[[float], nn.Module], ps: Sequence[float], seeds: Sequence[int], train: tuple[torch.Tensor, torch.Tensor], test: tuple[torch.Tensor, torch.Tensor], steps: int, lr: float) -> torch.Tensor:
    """Train networks with several drop probabilities, each from several starts.

    Args:
        make_model: makes a new network with the drop probability that it is given.
        ps: P drop probabilities.
        seeds: S seeds, one for each start.
        train: (x, y), what to train on.
        test: (x, y), what only to measure on.
        steps: of each training, >= 0.
        lr: learning rate of each training.

    Returns:
        (P, S, 2), float32 or float64: the training loss and the test loss after each training.
    """
    losses = torch.empty(len(ps), len(seeds), 2)
    for i, p in enumerate(ps):
        for j, seed in enumerate(seeds):
            torch.manual_seed(seed)
            model = make_model(p)
            fit(model, *train, steps, lr)
            losses[i, j] = torch.tensor([mean_loss(model, *train), mean_loss(model, *test)])
    return losses

def mean_gap(losses: torch.Tensor) -> torch.Tensor:
    """Compute the mean generalization gap for each drop probability.

    Args:
        losses: (P, S, 2), as `compare_dropouts` returns it.

    Returns:
        (P,), the mean over the starts.
    """
    return _gaps(losses).mean(dim=1)

def share_reduced(losses: torch.Tensor) -> torch.Tensor:
    """Count how often the gap is smaller than from the same start with the first p.

    Args:
        losses: (P, S, 2), as `compare_dropouts` returns it.

    Returns:
        (P,), of the dtype of losses: the share of the starts, from 0 to 1.
    """
    gaps = _gaps(losses)
    return (gaps < gaps[0]).to(losses.dtype).mean(dim=1)

def _gaps(losses: torch.Tensor) -> torch.Tensor:
    """Subtract the training loss from the test loss: (P, S, 2) to (P, S)."""
    return losses[..., 1] - losses[..., 0]
