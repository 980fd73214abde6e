"""Public checks for activations/activation_functions: values that can be computed by hand."""

import pytest
import torch
from probes import (
    gelu_derivative_of,
    gelu_of,
    leaky_relu_derivative_of,
    leaky_relu_of,
    relu_derivative_of,
    relu_of,
    sigmoid_and_gradient,
    sigmoid_derivative_of,
    sigmoid_of,
    tanh_derivative_of,
    tanh_of,
)

READY_MADE = ["*elu*", "*sigmoid*", "*tanh*", "*softmax*", "expit*", "silu*", "mish*", "softplus*"]
pytestmark = pytest.mark.forbidden(*READY_MADE, "threshold*", "hardswish*")


@pytest.mark.points(1)
def test_sigmoid_example(submission, expect):
    """sigmoid: 0 gives 0.5, 2 gives 0.880797, -1000 gives 0 and 1000 gives 1."""
    expect(submission(sigmoid_of, torch.tensor([0.0, 2.0])), torch.tensor([0.5, 0.880797]))
    expect(submission(sigmoid_of, torch.tensor([-1000.0, 1000.0])), torch.tensor([0.0, 1.0]))


@pytest.mark.points(0.5)
def test_sigmoid_gradient_example(submission, expect):
    """sigmoid: in float64, the gradient of autograd at -1000, 0 and 1000 is 0, 0.25 and 0."""
    x, half = torch.tensor([-1000.0, 0.0, 1000.0], dtype=torch.float64), torch.tensor(0.5)

    expect(
        submission(sigmoid_and_gradient, x),
        {"value": x.sign() / 2 + half, "gradient of autograd": (x == 0) * half.double() / 2},
    )


@pytest.mark.points(0.5)
def test_tanh_example(submission, expect):
    """tanh: 0 gives 0, 1 gives 0.761594, -1000 gives -1 and 1000 gives 1."""
    expect(submission(tanh_of, torch.tensor([0.0, 1.0])), torch.tensor([0.0, 0.761594]))
    expect(submission(tanh_of, torch.tensor([-1000.0, 1000.0])), torch.tensor([-1.0, 1.0]))


@pytest.mark.points(0.5)
def test_relu_example(submission, expect):
    """relu: [-2, 3] gives [0, 3], and the derivative is [0, 1]."""
    x = torch.tensor([-2.0, 3.0])

    expect(submission(relu_of, x), torch.tensor([0.0, 3.0]))
    expect(submission(relu_derivative_of, x), torch.tensor([0.0, 1.0]))


@pytest.mark.points(0.5)
def test_leaky_relu_example(submission, expect):
    """leaky_relu: [-2, 3] gives [-0.02, 3], and the derivative is [0.01, 1]."""
    x = torch.tensor([-2.0, 3.0])

    expect(submission(leaky_relu_of, x), torch.tensor([-0.02, 3.0]))
    expect(submission(leaky_relu_derivative_of, x), torch.tensor([0.01, 1.0]))


@pytest.mark.points(0.5)
def test_gelu_example(submission, expect):
    """gelu: [-1, 1] gives [-0.158655, 0.841345], and the derivative is [-0.083315, 1.083315]."""
    x = torch.tensor([-1.0, 1.0])

    expect(submission(gelu_of, x), torch.tensor([-0.158655, 0.841345]))
    expect(submission(gelu_derivative_of, x), torch.tensor([-0.083315, 1.083315]))


@pytest.mark.points(0.5)
def test_derivatives_from_outputs(submission, expect):
    """The output 0.8 means 0.16 for the sigmoid's derivative, and 0.36 for that of tanh."""
    y = torch.tensor([0.8])

    expect(submission(sigmoid_derivative_of, y), torch.tensor([0.16]))
    expect(submission(tanh_derivative_of, y), torch.tensor([0.36]))
