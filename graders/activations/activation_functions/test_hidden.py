"""Hidden checks for activations/activation_functions: shapes, far inputs, kinks, gradients."""

import pytest
import torch
from probes import (
    gelu_derivative_of,
    gelu_of,
    gradient_at,
    leaky_relu_derivative_of,
    leaky_relu_of,
    relu_derivative_of,
    sigmoid_and_gradient,
    sigmoid_derivative_of,
    sigmoid_of,
    tanh_derivative_of,
    tanh_of,
)

READY_MADE = ["*elu*", "*sigmoid*", "*tanh*", "*softmax*", "expit*", "silu*", "mish*", "softplus*"]
pytestmark = pytest.mark.forbidden(*READY_MADE, "threshold*", "hardswish*")

DTYPES = [torch.float32, torch.float64]
FAR = torch.tensor([-1000.0, -800.0, -100.0, 100.0, 800.0, 1000.0], dtype=torch.float64)


def tanh_and_gradient(module, x):
    """tanh(x), and the gradient of autograd"""
    return gradient_at(x, module.tanh(x.requires_grad_()))


def relu_and_gradient(module, x):
    """relu(x), and the gradient of autograd"""
    return gradient_at(x, module.relu(x.requires_grad_()))


def leaky_relu_and_gradient(module, x, slope):
    """leaky_relu(x, slope), and the gradient of autograd"""
    return gradient_at(x, module.leaky_relu(x.requires_grad_(), slope))


def gelu_and_gradient(module, x):
    """gelu(x), and the gradient of autograd"""
    return gradient_at(x, module.gelu(x.requires_grad_()))


def relu_and_argument(module, x):
    """relu(x), and x afterwards"""
    return {"the result": module.relu(x), "x": x}


def leaky_relu_and_argument(module, x):
    """leaky_relu(x), and x afterwards"""
    return {"the result": module.leaky_relu(x), "x": x}


def inputs(rng, dtype, shape=(2, 5)):
    """Draw numbers of both signs."""
    x = 2 * torch.randn(shape, generator=rng, dtype=dtype)
    x[..., 0], x[..., 1] = -x[..., 0].abs() - 0.5, x[..., 1].abs() + 0.5
    return x


def outputs(rng):
    """Draw numbers between 0 and 0.5."""
    return 0.05 + 0.4 * torch.rand(2, 5, generator=rng, dtype=torch.float64)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_sigmoid(agree, rng, dtype):
    """sigmoid: the values are right, in float32 and float64."""
    agree(sigmoid_of, inputs(rng, dtype))


@pytest.mark.points(0.5)
@pytest.mark.parametrize("dtype", DTYPES)
def test_tanh(agree, rng, dtype):
    """tanh: the values are right, in float32 and float64."""
    agree(tanh_of, inputs(rng, dtype))


@pytest.mark.points(0.5)
@pytest.mark.parametrize("dtype", DTYPES)
def test_leaky_relu(agree, rng, dtype):
    """leaky_relu: the values are right for slope 0.3, and for 0.01 by default."""
    agree(leaky_relu_of, inputs(rng, dtype), 0.3)
    agree(leaky_relu_of, inputs(rng, dtype))


@pytest.mark.points(0.5)
@pytest.mark.parametrize("dtype", DTYPES)
def test_gelu(agree, rng, dtype):
    """gelu: the values are those of the exact form, in float32 and float64."""
    agree(gelu_of, inputs(rng, dtype))


@pytest.mark.points(0.5)
def test_derivatives_from_outputs(agree, rng):
    """The derivatives of sigmoid and tanh from their outputs are right."""
    agree(sigmoid_derivative_of, outputs(rng))
    agree(tanh_derivative_of, outputs(rng))


@pytest.mark.points(0.5)
def test_derivatives_of_rectifiers(agree, rng):
    """The derivatives of relu and leaky_relu are right, for slope 0.3 and 0.01 by default."""
    x = inputs(rng, torch.float64)

    agree(relu_derivative_of, x)
    agree(leaky_relu_derivative_of, x, 0.3)
    agree(leaky_relu_derivative_of, x)


@pytest.mark.points(0.5)
def test_derivative_of_gelu(agree, rng):
    """gelu_derivative: the values are right, for x = 0 and for far x too."""
    agree(gelu_derivative_of, inputs(rng, torch.float64))
    agree(gelu_derivative_of, torch.tensor([-1000.0, 0.0, 1000.0], dtype=torch.float64))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_far_sigmoid(agree, dtype):
    """sigmoid: values and gradients are right from -1000 to 1000."""
    agree(sigmoid_and_gradient, FAR.to(dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_far_tanh(agree, dtype):
    """tanh: values and gradients are right from -1000 to 1000."""
    agree(tanh_and_gradient, FAR.to(dtype))


@pytest.mark.points(0.5)
def test_gradients_of_gelu(agree, rng):
    """gelu: the gradients of autograd are right, for far x too."""
    agree(gelu_and_gradient, torch.cat([FAR, inputs(rng, FAR.dtype, (5,))]))


@pytest.mark.points(0.5)
def test_gradients_of_smooth_functions(agree, rng):
    """sigmoid and tanh: the gradients of autograd are right, at x = 0 too."""
    x = inputs(rng, torch.float64, (5,))
    x[2] = 0

    agree(sigmoid_and_gradient, x)
    agree(tanh_and_gradient, x)


@pytest.mark.points(0.5)
def test_slope_of_relu_at_zero(agree, rng):
    """relu: the derivative at x = 0 is 0, as a derivative and as a gradient of autograd."""
    x = inputs(rng, torch.float64, (5,))
    x[2] = 0

    agree(relu_and_gradient, x)
    agree(relu_derivative_of, x)


@pytest.mark.points(0.5)
def test_slope_of_leaky_relu_at_zero(agree, rng):
    """leaky_relu: the derivative at x = 0 is slope, also as a gradient of autograd."""
    x = inputs(rng, torch.float64, (5,))
    x[2] = 0

    agree(leaky_relu_and_gradient, x, 0.2)
    agree(leaky_relu_derivative_of, x, 0.2)


@pytest.mark.points(0.5)
def test_rectifiers_leave_x(agree, rng):
    """relu and leaky_relu: the results are right, and x is left as it was."""
    agree(relu_and_argument, inputs(rng, torch.float32))
    agree(leaky_relu_and_argument, inputs(rng, torch.float32))
