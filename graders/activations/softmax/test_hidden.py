"""Hidden checks for activations/softmax: dimensions, far rows, -inf, gradients."""

import pytest
import torch
from probes import at_temperature, backward, probabilities, sigmoid_of

pytestmark = pytest.mark.forbidden("*softmax*", "*sigmoid*", "softmin*", "expit*")

DTYPES = [torch.float32, torch.float64]
INF = torch.inf


def gradient_of_logits(module, logits, grad, *rest):
    """the gradient of autograd through softmax(logits, dim, temperature)"""
    logits.requires_grad_()
    (gradient,) = torch.autograd.grad(module.softmax(logits, *rest), logits, grad)
    return gradient


def softmax_and_argument(module, logits):
    """softmax(logits), and logits afterwards"""
    return {"the result": module.softmax(logits), "logits": logits}


def backward_and_arguments(module, probs, grad):
    """softmax_backward(probs, grad), and its arguments afterwards

    Look at the sum that is subtracted: over which dimension, and the temperature.
    """
    result = module.softmax_backward(probs, grad)
    return {"the result": result, "probs": probs, "grad": grad}


def normal(rng, shape, dtype=torch.float64):
    return 2 * torch.randn(shape, generator=rng, dtype=dtype)


def probs_and_grad(rng, shape, dim=-1, dtype=torch.float64):
    """Draw probabilities, and a gradient that is not the same for all classes."""
    probs = normal(rng, shape, dtype).softmax(dim)
    return probs, normal(rng, shape, dtype)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_softmax(agree, rng, dtype):
    """softmax: the probabilities are right along the last dimension, the default."""
    agree(probabilities, normal(rng, (4,), dtype))
    agree(probabilities, normal(rng, (2, 3), dtype))
    agree(probabilities, normal(rng, (3, 3), dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "dim"), [((3, 3), 0), ((2, 4, 3), 1), ((2, 3, 4), -3)])
def test_dim(agree, rng, shape, dim):
    """softmax: the probabilities are right along another dimension."""
    agree(probabilities, normal(rng, shape), dim)


@pytest.mark.points(1)
def test_rows_far_apart(agree, rng):
    """softmax: rows whose logits are far apart are all right."""
    rows = torch.tensor([[-1000.0], [0.0], [1000.0]], dtype=torch.float64)

    agree(probabilities, rows + normal(rng, (3, 4)))


@pytest.mark.points(1)
@pytest.mark.parametrize("temperature", [0.1, 5.0])
def test_temperature(agree, rng, temperature):
    """softmax: the probabilities are right at a low and at a high temperature."""
    agree(at_temperature, normal(rng, (2, 3)), temperature)


@pytest.mark.points(1)
def test_class_not_allowed(agree, rng):
    """softmax: a logit of -inf has the probability 0, and the others share the rest."""
    logits = normal(rng, (3, 4))
    logits[0, 1], logits[1, :3] = -INF, -INF

    agree(probabilities, logits)


@pytest.mark.points(0.5)
def test_no_class_allowed(agree, rng):
    """softmax: a row of only -inf has the probabilities 0, and the other rows are right."""
    logits = normal(rng, (3, 4))
    logits[1] = -INF

    agree(probabilities, logits)


@pytest.mark.points(1)
def test_autograd(agree, rng):
    """softmax: the gradients of autograd are right, also in a row with -inf."""
    logits, grad = normal(rng, (2, 3, 3)), normal(rng, (2, 3, 3))
    logits[0, 1, 2] = -INF

    agree(gradient_of_logits, logits, grad, -1, 2.0)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_backward(agree, rng, dtype):
    """softmax_backward: the gradient is right along the last dimension, the default."""
    agree(backward, *probs_and_grad(rng, (3, 3), -1, dtype))


@pytest.mark.points(0.5)
@pytest.mark.parametrize(("shape", "dim"), [((3, 3), 0), ((2, 4, 3), 1)])
def test_dim_of_backward(agree, rng, shape, dim):
    """softmax_backward: the gradient is right along another dimension."""
    agree(backward, *probs_and_grad(rng, shape, dim), dim)


@pytest.mark.points(0.5)
@pytest.mark.parametrize("temperature", [0.1, 5.0])
def test_temperature_of_backward(agree, rng, temperature):
    """softmax_backward: the gradient is right at a low and at a high temperature."""
    agree(backward, *probs_and_grad(rng, (2, 3)), -1, temperature)


@pytest.mark.points(0.5)
@pytest.mark.parametrize("shape", [(), (3,), (2, 4)])
def test_sigmoid(agree, rng, shape):
    """sigmoid: the values are right, whatever the shape."""
    agree(sigmoid_of, normal(rng, shape))
    agree(sigmoid_of, normal(rng, shape, torch.float32))


@pytest.mark.points(0.5)
def test_arguments_stay(agree, rng):
    """softmax and softmax_backward: results are right, and arguments are left as they were."""
    agree(softmax_and_argument, normal(rng, (2, 3)))
    agree(backward_and_arguments, *probs_and_grad(rng, (2, 3)))
