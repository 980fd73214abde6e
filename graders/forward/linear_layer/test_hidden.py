"""Hidden checks for forward/linear_layer."""

import pytest
import torch
from probes import layer, neuron_with, summed

pytestmark = pytest.mark.forbidden("linear*", "bilinear*")

BEFORE = [(), (1,), (4,), (2, 3)]  # the dimensions before the last
DTYPES = [torch.float32, torch.float64]


def gradients_of_neuron(module, x, w, b, weighting):
    """the gradients of the sum of weighting * neuron(x, w, b, torch.tanh)"""
    for tensor in (x, w, b):
        tensor.requires_grad_()
    (weighting * module.neuron(x, w, b, torch.tanh)).sum().backward()
    return {"gradient of x": x.grad, "gradient of w": w.grad, "gradient of b": b.grad}


def gradients_of_layer(module, x, weight, bias, weighting):
    """the gradients of the sum of weighting * linear_layer(x, weight, bias)"""
    for tensor in (x, weight, bias):
        tensor.requires_grad_()
    (weighting * module.linear_layer(x, weight, bias)).sum().backward()
    return {
        "gradient of x": x.grad,
        "gradient of weight": weight.grad,
        "gradient of bias": bias.grad,
    }


def sum_and_arguments(module, x, w, b):
    """weighted_sum(x, w, b), and its arguments after the call

    Look at each product by itself, the bias, and the shape of each factor.
    """
    return {"the result": module.weighted_sum(x, w, b), "x": x, "w": w, "b": b}


def layer_and_arguments(module, x, weight, bias):
    """linear_layer(x, weight, bias), and its arguments after the call"""
    result = module.linear_layer(x, weight, bias)
    return {"the result": result, "x": x, "weight": weight, "bias": bias}


def normal(rng, *shapes, dtype=torch.float32):
    return [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_weighted_sum(agree, rng, dtype):
    """The weighted sum is right, whatever stands before the last dimension of x."""
    for before in BEFORE:
        agree(summed, *normal(rng, (*before, 5), (5,), (), dtype=dtype))


@pytest.mark.points(1)
def test_neuron(agree, rng):
    """The neuron applies the activation that it is given to the weighted sum."""
    for activation in ("tanh", "sigmoid", "square"):
        agree(neuron_with, activation, *normal(rng, (4, 3), (3,), ()))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_layer_of_a_batch(agree, rng, dtype):
    """A layer gives its weighted sums for each example of a batch (N, D)."""
    agree(layer, *normal(rng, (6, 4), (3, 4), (3,), dtype=dtype))
    agree(layer, *normal(rng, (1, 4), (4, 4), (4,), dtype=dtype))
    agree(layer, *normal(rng, (4, 4), (4, 4), (4,), dtype=dtype))


@pytest.mark.points(1)
def test_layer_of_any_dimensions(agree, rng):
    """A layer takes one example (D,), and sequences (N, T, D)."""
    agree(layer, *normal(rng, (5,), (3, 5), (3,)))
    agree(layer, *normal(rng, (2, 3, 5), (4, 5), (4,)))


@pytest.mark.points(1)
def test_layer_without_a_bias(agree, rng):
    """A layer without a bias gives the weighted sums alone."""
    x, weight = normal(rng, (4, 3), (2, 3))
    x = torch.cat([x, -x])  # sums of either sign

    agree(layer, x, weight)
    agree(layer, x, weight, None)


@pytest.mark.points(1)
def test_gradients_of_neuron(agree, rng):
    """Gradients flow through a neuron to its inputs, its weights and its bias."""
    agree(gradients_of_neuron, *normal(rng, (4, 3), (3,), (), (4,)))


@pytest.mark.points(1)
def test_gradients_of_layer(agree, rng):
    """Gradients flow through a layer to its inputs, its weights and its biases."""
    x, weight, bias, weighting = normal(rng, (4, 3), (2, 3), (2,), (8, 2))
    x = torch.cat([x, -x])  # sums of either sign

    agree(gradients_of_layer, x, weight, 0.1 * bias, weighting)


@pytest.mark.points(1)
def test_arguments_unchanged(agree, rng):
    """The results are right, and the arguments are left as they were."""
    agree(sum_and_arguments, *normal(rng, (4, 3), (3,), ()))
    agree(layer_and_arguments, *normal(rng, (4, 3), (2, 3), (2,)))
