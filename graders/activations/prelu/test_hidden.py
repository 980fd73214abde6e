"""Hidden checks for activations/prelu: shapes, unusual slopes, gradients, the module."""

import pytest
import torch
from probes import backward, layer_output, parameters, prelu_of

pytestmark = pytest.mark.forbidden("*prelu*", "leaky_relu*", "rrelu*")

SHAPES = [(4, 3), (2, 3, 3), (2, 3, 4, 3), (3, 3)]


def gradients_of_autograd(module, x, weight, grad):
    """the gradients of autograd through prelu(x, weight)"""
    x.requires_grad_(), weight.requires_grad_()
    found = torch.autograd.grad(module.prelu(x, weight), (x, weight), grad)
    names = ["the gradient with respect to x", "the gradient with respect to weight"]
    return dict(zip(names, found, strict=True))


def gradient_of_layer(module, x, grad, channels):
    """the gradient of the weight of PReLU(C), after layer(x) and backward(grad)"""
    layer = module.PReLU(channels).to(x.dtype)
    layer(x).backward(grad)
    return {name: param.grad for name, param in layer.named_parameters()}


def result_and_arguments(module, x, weight):
    """prelu(x, weight), and its arguments afterwards"""
    return {"the result": module.prelu(x, weight), "x": x, "weight": weight}


def gradients_and_arguments(module, x, weight, grad):
    """prelu_backward(x, weight, grad), and its arguments afterwards

    Look at the derivative for negative x, and over which dimensions slopes are summed.
    """
    return backward(module, x, weight, grad) | {"x": x, "weight": weight, "grad": grad}


def drawn(rng, shape, dtype=torch.float64):
    """Draw x with both signs in each channel, three slopes, and a gradient."""
    x = torch.randn(shape, generator=rng, dtype=dtype)
    x[0], x[1] = -x[0].abs() - 0.1, x[1].abs() + 0.1
    weight = 0.1 + 0.8 * torch.rand(3, generator=rng, dtype=dtype)
    return x, weight, torch.randn(shape, generator=rng, dtype=dtype)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
def test_prelu(agree, rng, shape):
    """prelu: each channel, which is dimension 1, has a slope of its own."""
    x, weight, _ = drawn(rng, shape)

    agree(prelu_of, x, weight)
    agree(prelu_of, x.float(), weight.float())


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(), (5,), (2, 3, 4)])
def test_single_slope(agree, rng, shape):
    """prelu: a single slope serves an x of any shape."""
    x = torch.randn(shape, generator=rng, dtype=torch.float64)
    weight = torch.tensor([0.3], dtype=torch.float64)

    agree(prelu_of, -x.abs(), weight)
    agree(prelu_of, x, weight)


@pytest.mark.points(1)
def test_unusual_slopes(agree, rng):
    """prelu: negative slopes and slopes above 1 are as good as others."""
    x, _, _ = drawn(rng, (4, 3))

    agree(prelu_of, x, torch.tensor([-0.5, 0.0, 2.0], dtype=torch.float64))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
def test_backward(agree, rng, shape):
    """prelu_backward: both gradients are right, for each channel."""
    agree(backward, *drawn(rng, shape))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(), (5,), (2, 3, 4)])
def test_backward_of_single_slope(agree, rng, shape):
    """prelu_backward: the gradient of a single slope is a tensor of one element."""
    x = -0.1 - torch.rand(shape, generator=rng, dtype=torch.float64)
    grad = torch.randn(shape, generator=rng, dtype=torch.float64)

    agree(backward, x, torch.tensor([0.3], dtype=torch.float64), grad)


@pytest.mark.points(1)
def test_autograd(agree, rng):
    """prelu: the gradients of autograd are right, with respect to x and to the slopes."""
    agree(gradients_of_autograd, *drawn(rng, (2, 3, 4)))


@pytest.mark.points(0.5)
def test_kink(agree, rng):
    """prelu and prelu_backward: where x is 0, the gradient is that of the negative side."""
    x, weight, grad = drawn(rng, (4, 3))
    x[2] = 0

    agree(gradients_of_autograd, x, weight, grad)
    agree(backward, x, weight, grad)


@pytest.mark.points(1)
def test_module(agree, rng):
    """PReLU: the slopes begin with init, and may be loaded; outputs are those of prelu."""
    x, weight, _ = drawn(rng, (2, 3, 3))

    agree(parameters, {})
    agree(parameters, {"num_parameters": 4, "init": -1})
    agree(layer_output, weight, x)


@pytest.mark.points(1)
@pytest.mark.parametrize("channels", [1, 3])
def test_module_learns(agree, rng, channels):
    """PReLU: a backward pass through the layer leaves the gradient of its slopes."""
    x, _, grad = drawn(rng, (2, 3, 4))

    agree(gradient_of_layer, x, grad, channels)


@pytest.mark.points(0.5)
def test_arguments_stay(agree, rng):
    """prelu and prelu_backward: results are right, and arguments are left as they were."""
    x, weight, grad = drawn(rng, (4, 3))

    agree(result_and_arguments, x, weight)
    agree(gradients_and_arguments, x, weight, grad)
