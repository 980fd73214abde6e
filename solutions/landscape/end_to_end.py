r"""Compare hand-made features and a linear classifier with a network that learns from the pixels.

In traditional machine learning a person decides what to measure in an image, and a simple model
learns from these features. End-to-end learning trains one network from the pixels to the decision.
Here stripes run in one of four directions: across, down, or along one of the diagonals.

    >>> edge_features(torch.tensor([[[0.0, 2.0], [0.0, 4.0]]]))  # one image, (1, 2, 2)
    tensor([[3., 1.]])

The two features of an image are the mean absolute differences between neighbors:

    horizontal = mean of |x[r, c + 1] - x[r, c]| over all r, c
    vertical = mean of |x[r + 1, c] - x[r, c]| over all r, c

Above they are (2 + 4) / 2 = 3 and (0 + 2) / 2 = 1. Features, like pixels, are then standardized, by
the mean and the standard deviation (dividing by N, not by N - 1) of each column of the N training
inputs:

    >>> scale(torch.tensor([[1.0], [3.0]]), torch.tensor([[5.0]]))
    (tensor([[-1.], [ 1.]]), tensor([[3.]]))

A *way* to classify is a pair: a function that turns images into inputs, and one that makes a new
model. `compare` measures the test accuracy of each way for some numbers of training images. For the
stripes of the experiment at the end it returns, with 8 and with 256 training images, about

    {'hand-made': [0.7, 0.7], 'end to end': [0.5, 1.0]}

With 8 images the features win: they hold what a person knows. With 256 the network does. No data
makes the features tell one diagonal from the other.

Rules
- With n training images, each way gets the first n, and a new model.
- All statistics come from these n images. The test set, too, is scaled by them.
- Accuracy is the share of right classes on the test set, in evaluation mode.

Source: LeCun, Bengio and Hinton (2015), "Deep learning".

Fine print
- Inputs are (N, D) of float32 or float64, images (N, H, W), with H and W at least 2. Features have
  the dtype of their images, and scaled inputs have that of the inputs. No column of a training set
  is constant. Arguments stay as they are.
- An extract function treats each image on its own. `compare` makes one model for each way and
  size, and calls `fit` once for it, with scaled inputs. The class with the largest logit wins.
- `x.diff(dim=1)` gives the differences of neighbors.
- The figure may come from pyplot or matplotlib.figure.Figure; do not show it. Styles, a title and
  the scale of the axes are up to you.

The experiment
    >>> row, column = torch.arange(8.0)[:, None], torch.arange(8.0)
    >>> places = [row, column, row + column, row - column]
    >>> places = torch.stack(torch.broadcast_tensors(*places))  # (4, 8, 8)
    >>> def stripes(n, seed):
    ...     generator = torch.Generator().manual_seed(seed)
    ...     labels = torch.arange(n) % 4
    ...     phase = 2 * torch.pi * torch.rand(n, 1, 1, generator=generator)
    ...     noise = 0.7 * torch.randn(n, 8, 8, generator=generator)
    ...     return torch.sin(1.5 * places[labels] + phase) + noise, labels
    >>> def fit(model, inputs, labels):
    ...     optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    ...     for _ in range(50):
    ...         optimizer.zero_grad()
    ...         nn.functional.cross_entropy(model(inputs), labels).backward()
    ...         optimizer.step()
    >>> def network():
    ...     return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 4))
    >>> ways = {
    ...     "hand-made": (edge_features, lambda: nn.Linear(2, 4)),
    ...     "end to end": (lambda images: images.flatten(1), network),
    ... }
    >>> _ = torch.manual_seed(0)
    >>> accuracies = compare(ways, fit, stripes(256, 0), stripes(400, 1), [8, 256])
    >>> {name: [round(one, 1) for one in each] for name, each in accuracies.items()}
    {'hand-made': [0.7, 0.7], 'end to end': [0.5, 1.0]}
"""

from collections.abc import Callable

import torch
from matplotlib.figure import Figure
from torch import nn

# Given: what turns images into inputs, and what makes a new model.
Way = tuple[Callable[[torch.Tensor], torch.Tensor], Callable[[], nn.Module]]


def edge_features(images: torch.Tensor) -> torch.Tensor:
    """Measure the mean horizontal and the mean vertical difference in each image.

    Args:
        images: (N, H, W).

    Returns:
        (N, 2): horizontal, vertical.
    """
    horizontal = images.diff(dim=2).abs().mean(dim=(1, 2))
    vertical = images.diff(dim=1).abs().mean(dim=(1, 2))
    return torch.stack([horizontal, vertical], dim=1)


def scale(train: torch.Tensor, test: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Standardize both by the training inputs.

    Args:
        train: (N, D), N >= 2.
        test: (M, D).

    Returns:
        (train, test), scaled, of the same shapes.
    """
    mean, std = train.mean(dim=0), train.std(dim=0, correction=0)
    return (train - mean) / std, (test - mean) / std


def compare(
    ways: dict[str, Way],
    fit: Callable[[nn.Module, torch.Tensor, torch.Tensor], None],
    train: tuple[torch.Tensor, torch.Tensor],
    test: tuple[torch.Tensor, torch.Tensor],
    sizes: list[int],
) -> dict[str, list[float]]:
    """Measure the test accuracy of each way, by the number of training images.

    Args:
        ways: each a pair, (extract, make_model), by its name.
        fit: fit(model, inputs, labels) trains a model in place, in training mode.
        train: images, (N, H, W), and labels, (N,).
        test: images, (M, H, W), and labels, (M,).
        sizes: numbers of training images, each from 2 to N.

    Returns:
        For each way, in order, an accuracy from 0 to 1 for each size, Python floats.
    """
    return {
        name: [_accuracy(way, fit, (train[0][:n], train[1][:n]), test) for n in sizes]
        for name, way in ways.items()
    }


def plot_comparison(accuracies: dict[str, list[float]], sizes: list[int]) -> Figure:
    """Draw test accuracy over the number of training images.

    The figure has one axes, with the labels "training images" and "test accuracy", a line for each
    way in order, with its name as label, and a legend. No two lines have the same color.

    Args:
        accuracies: of `compare`, with at most ten ways.
        sizes: of `compare`.

    Returns:
        The figure.
    """
    figure = Figure(layout="constrained")
    ax = figure.subplots()
    for name, each in accuracies.items():
        ax.plot(sizes, each, "o-", label=name)
    ax.set(xlabel="training images", ylabel="test accuracy", xscale="log")
    ax.legend()
    return figure


def _accuracy(way, fit, train, test):
    """Train a new model, and judge it on the test set."""
    extract, make_model = way
    inputs, test_inputs = scale(extract(train[0]), extract(test[0]))
    model = make_model()
    fit(model, inputs, train[1])
    model.eval()
    with torch.no_grad():
        predicted = model(test_inputs).argmax(dim=1)
    return (predicted == test[1]).double().mean().item()
