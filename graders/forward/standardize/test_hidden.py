"""Hidden checks for forward/standardize."""

import pytest
import torch
from probes import folded, layer, saturated, scaled, scaled_splits, statistics

DTYPES = [torch.float32, torch.float64]


def splits_and_arguments(module, train, test):
    """standardize_splits(train, test), and its arguments after the call

    Look at whose mean and standard deviation each part is scaled with.
    """
    return scaled_splits(module, train, test) | {"train": train, "test": test}


def layers_after_folding(module, weight, bias, mean, std, x):
    """fold_scaler(linear, mean, std), then the old layer's weights, then both set to 9

    Look at weight and bias of the new layer, for one input by hand.
    """
    old = layer(weight, bias)
    new = module.fold_scaler(old, mean, std)
    observed = {"the old weight": old.weight.detach().clone(), "the old bias": old.bias.detach()}
    observed = {name: values.clone() for name, values in observed.items()}
    with torch.no_grad():
        old.weight.fill_(9.0)
        old.bias.fill_(9.0)
        return observed | {"the new layer's output for x": new(x)}


def data(rng, n, features, dtype=torch.float32):
    """Draw features of different means and scales."""
    scales = torch.tensor([1.0, 5.0, 0.2, 20.0, 2.0], dtype=dtype)[:features]
    means = torch.tensor([3.0, -8.0, 0.5, 30.0, 0.0], dtype=dtype)[:features]
    return means + scales * torch.randn(n, features, generator=rng, dtype=dtype)


def given(rng, features, dtype=torch.float32):
    """Draw a mean and a standard deviation."""
    std = 0.2 + 0.5 * torch.rand(features, generator=rng, dtype=dtype)
    std[::2] += 3
    return 1 + torch.rand(features, generator=rng, dtype=dtype), std


def linear(rng, inputs, outputs, dtype=torch.float32):
    """Draw a weight and a bias."""
    weight = torch.randn(outputs, inputs, generator=rng, dtype=dtype)
    return weight, torch.randn(outputs, generator=rng, dtype=dtype)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_statistics(agree, rng, dtype):
    """The mean and the standard deviation of each feature are right; the sum is divided by N."""
    agree(statistics, data(rng, 5, 4, dtype))
    agree(statistics, data(rng, 4, 4, dtype))


@pytest.mark.points(1)
def test_constant_features(agree, rng):
    """A constant feature has the standard deviation 1, whatever rounding does; so has N = 1."""
    tenths = torch.arange(1, 13) / 10  # their means are rounded, for some of them
    x = torch.cat([tenths.repeat(7, 1), data(rng, 7, 2)], dim=1)

    agree(statistics, x)
    agree(statistics, x[:1])
    for value in (0.1, 0.7, 1000.1):
        agree(statistics, torch.full((7, 1), value))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_standardize(agree, rng, dtype):
    """Examples are scaled with the statistics that are given, also a single one."""
    mean, std = given(rng, 4, dtype)

    agree(scaled, data(rng, 4, 4, dtype), mean, std)
    agree(scaled, data(rng, 1, 4, dtype), mean, std)


@pytest.mark.points(2)
def test_splits(agree, rng):
    """Both splits are scaled with the statistics of the training data, and stay as they are."""
    agree(splits_and_arguments, data(rng, 6, 3), 2 * data(rng, 4, 3))
    agree(splits_and_arguments, data(rng, 6, 3), data(rng, 1, 3))


@pytest.mark.points(1)
def test_saturation(agree, rng):
    """The share counts outputs near -1 and near 1, above the limit that is asked for."""
    x = torch.tensor([[0.0], [0.5], [1.0], [2.0], [3.0], [-0.5], [-2.0], [-4.0]])
    x += 0.05 * torch.rand(x.shape, generator=rng)
    weight, bias = torch.tensor([[1.0], [2.0]]), torch.tensor([0.25, -0.25])

    for limit in ([], [0.5], [0.9]):
        agree(saturated, weight, bias, x, *limit)


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_fold(agree, rng, dtype):
    """The new layer's weight, bias and outputs are right, also if W is square."""
    for outputs in (2, 3):
        agree(
            folded, *linear(rng, 3, outputs, dtype), *given(rng, 3, dtype), data(rng, 4, 3, dtype)
        )


@pytest.mark.points(1)
def test_fold_without_a_bias(agree, rng):
    """A layer without a bias is folded into one with a bias."""
    weight, _ = linear(rng, 3, 2)

    agree(folded, weight, None, *given(rng, 3), data(rng, 4, 3))


@pytest.mark.points(1)
def test_old_layer(agree, rng):
    """Folding leaves the old layer as it was, and the new one shares no memory with it."""
    agree(layers_after_folding, *linear(rng, 3, 2), *given(rng, 3), data(rng, 4, 3))
