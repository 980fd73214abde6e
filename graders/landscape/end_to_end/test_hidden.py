"""Hidden checks for landscape/end_to_end: fair statistics, fair training, and the figure."""

import pytest
import torch
from matplotlib.colors import to_hex
from probes import compared, drawn, features, scaled

PIXELS = "a linear model of four pixels"
SQUARES = "a linear model of four squared pixels"
ABOVE = "class 1 where the first pixel, scaled, is above 0.5"
ONCE = "class 1 if the model was fitted once"
EVALUATION = "class 1 in evaluation mode"
DTYPES = [torch.float32, torch.float64]


def scaled_and_arguments(module, train, test):
    """scale(train, test), and both arguments after the call

    Look at whose statistics each part is scaled with.
    """
    return scaled(module, train, test) | {"train": train, "test": test}


def colors_drawn(module, accuracies, sizes):
    """the colors in plot_comparison(accuracies, sizes)"""
    lines = [line for ax in module.plot_comparison(accuracies, sizes).axes for line in ax.lines]
    colors = {to_hex(line.get_color()) for line in lines}
    return {"number of lines": len(lines), "number of colors": len(colors)}


def gaussian(rng, *shape, dtype=torch.float64):
    return torch.randn(shape, generator=rng, dtype=dtype)


def labelled(rng, n):
    """Draw images of three classes that overlap: a class shifts all four pixels."""
    labels = torch.randint(3, (n,), generator=rng)
    centers = torch.tensor([-1.0, 0.5, 1.0], dtype=torch.float64)
    return gaussian(rng, n, 2, 2) + centers[labels][:, None, None], labels


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", [(5, 3, 3), (4, 2, 6), (1, 5, 2)])
@pytest.mark.parametrize("dtype", DTYPES)
def test_features(agree, rng, shape, dtype):
    """edge_features: right for square and other images, in the dtype of the images."""
    agree(features, gaussian(rng, *shape, dtype=dtype))


@pytest.mark.points(2)
@pytest.mark.parametrize("n", [2, 7])
@pytest.mark.parametrize("dtype", DTYPES)
def test_scale(agree, rng, n, dtype):
    """scale: right for columns of different sizes, with few training inputs and with more."""
    factors = torch.tensor([0.1, 1.0, 100.0], dtype=dtype)

    train = factors * gaussian(rng, n, 3, dtype=dtype)
    agree(scaled, train, 5 + factors * gaussian(rng, 4, 3, dtype=dtype))


@pytest.mark.points(2)
def test_statistics(agree, rng):
    """compare: the test set is scaled by the training images that are used, and by no others."""
    train, test = gaussian(rng, 16, 2, 2), gaussian(rng, 60, 2, 2)
    train[:, 0, 0] = torch.tensor([1.0, -1.0] * 2 + [9.0, 5.0] * 2 + [-9.0, -7.0] * 4)
    test[:, 0, 0] = torch.linspace(-10, 13, 60, dtype=torch.float64)

    ones = torch.ones(60, dtype=torch.long)
    agree(compared, [ABOVE], (train, ones[:16]), (test, ones), [4, 8, 16])


@pytest.mark.points(2)
def test_accuracies(agree, rng):
    """compare: right for two ways that learn, at three sizes, on a test set of its own."""
    agree(compared, [PIXELS, SQUARES], labelled(rng, 40), labelled(rng, 200), [4, 12, 40])


@pytest.mark.points(1)
@pytest.mark.parametrize("name", [ONCE, EVALUATION])
def test_new_model_in_evaluation_mode(agree, rng, name):
    """compare: a new model for each size, whatever their order, judged in evaluation mode."""
    images, labels = gaussian(rng, 8, 2, 2), torch.tensor([1, 1, 0, 1, 1, 0, 1, 1])

    agree(compared, [name], (images, labels), (images, labels), [8, 3, 5])


@pytest.mark.points(0.5)
def test_arguments_stay(agree, rng):
    """scale: the results are right, and the arguments are left as they were."""
    agree(scaled_and_arguments, gaussian(rng, 4, 2), gaussian(rng, 3, 2))


@pytest.mark.points(1)
def test_lines(agree, rng):
    """plot_comparison: the lines are right for one way and for three, and so are the labels."""
    for names in (["pixels"], ["z", "a", "m"]):
        accuracies = {name: torch.rand(3, generator=rng).tolist() for name in names}
        agree(drawn, accuracies, [4, 16, 100])


@pytest.mark.points(0.5)
def test_colors(agree, rng):
    """plot_comparison: no two lines have the same color."""
    accuracies = {name: torch.rand(2, generator=rng).tolist() for name in "abcd"}

    agree(colors_drawn, accuracies, [4, 16])
