"""Public checks for backprop/manual_backprop: the worked example, and what gradients must obey."""

import pytest
import torch
from probes import activations, gradients, loss_value, parameters_after_step

pytestmark = pytest.mark.forbidden(
    "backward",
    "_backward",
    "sigmoid_backward*",
    "mse_loss_backward*",
    "grad",
    "vjp",
    "jvp",
    "*make_dual",
    "Tensor.grad_fn",
)

X, Y = torch.tensor([[1.0, 2.0]]), torch.tensor([[1.0, 0.0]])
W1, B1 = torch.tensor([[0.5], [-0.5]]), torch.tensor([0.5])
W2, B2 = torch.tensor([[2.0, -2.0]]), torch.tensor([0.0, 1.0])
A1, A2 = torch.tensor([[0.5]]), torch.tensor([[0.731059, 0.5]])
NAMES = ["w1", "b1", "w2", "b2"]


def slopes(module, x, y, params, name, direction, h):
    """the loss after forward with one parameter moved, and its gradient from backward

    Look at each factor of the chain rule, from the loss back to the parameter.
    """
    losses = []
    for step in (h, -h):
        moved = {**params, name: params[name] + step * direction}
        _, a2 = module.forward(x, *moved.values())
        losses.append(module.loss(a2, y))
    grads = dict(zip(params, network_gradients(module, x, y, *params.values()), strict=True))
    return losses[0], losses[1], grads[name]


def network_gradients(module, x, y, w1, b1, w2, b2):
    """a1, a2 = forward(x, w1, b1, w2, b2), then backward(x, y, w2, a1, a2)"""
    a1, a2 = module.forward(x, w1, b1, w2, b2)
    return module.backward(x, y, w2, a1, a2)


def random_network(rng):
    """Draw x, y and the parameters, float64, for N = 3, D = 4, H = 5, K = 2."""
    shapes = [(3, 4), (3, 2), (4, 5), (5,), (5, 2), (2,)]
    return [torch.randn(shape, generator=rng, dtype=torch.float64) for shape in shapes]


@pytest.mark.points(1)
def test_forward_example(submission, expect):
    """forward: the worked example gives its a1 and a2, and others with x = [[3, 2]]."""
    expect(submission(activations, X, W1, B1, W2, B2), (A1, A2))

    a1, a2 = torch.tensor([[0.731059]]), torch.tensor([[0.811856, 0.386484]])
    expect(submission(activations, torch.tensor([[3.0, 2.0]]), W1, B1, W2, B2), (a1, a2))


@pytest.mark.points(1)
def test_loss_example(submission, expect):
    """loss: the worked example gives 0.161165, and 0.392223 with targets of 0."""
    expect(submission(loss_value, A2, Y), torch.tensor(0.161165))
    expect(submission(loss_value, A2, 0 * Y), torch.tensor(0.392224))


@pytest.mark.points(1)
def test_backward_example(submission, expect):
    """backward: the worked example gives its four gradients."""
    observed = submission(gradients, X, Y, W2, A1, A2)

    dw1, db1 = torch.tensor([[-0.088939], [-0.177877]]), torch.tensor([-0.088939])
    dw2, db2 = torch.tensor([[-0.026439, 0.0625]]), torch.tensor([-0.052877, 0.125])
    expect(observed, (dw1, db1, dw2, db2))


@pytest.mark.points(1)
@pytest.mark.parametrize("name", NAMES)
def test_backward_finite_differences(submission, expect, rng, name):
    """backward: each gradient agrees with finite differences of your own forward and loss."""
    x, y, *params = random_network(rng)
    params, h = dict(zip(NAMES, params, strict=True)), 1e-4
    param = params[name]
    direction = torch.randn(param.shape, generator=rng, dtype=param.dtype)

    ahead, behind, grad = submission(slopes, x, y, params, name, direction, h)

    assert ahead != behind, f"the loss of the network stays the same when {name} changes"
    expected, got = tuple(param.shape), tuple(grad.shape)
    assert got == expected, f"d{name} has shape {got}, but {name} has shape {expected}"
    slope = f"slope of the loss along `direction` in {name}"
    along = {slope: (grad * direction).sum()}
    expect(along, {slope: (ahead - behind) / (2 * h)}, rtol=1e-5, atol=1e-7)


@pytest.mark.points(1)
def test_backward_repeated_batch(submission, expect, rng):
    """backward: gradients stay the same when every example comes twice, not when y changes."""
    x, y, *params = random_network(rng)

    once = submission(network_gradients, x, y, *params)
    twice = submission(network_gradients, x.repeat(2, 1), y.repeat(2, 1), *params)

    expect(twice, once)
    of_other_y = submission(network_gradients, x, y + 1, *params)
    assert str(of_other_y) != str(once), "y + 1 gives the same gradients as y"


@pytest.mark.points(1)
def test_train_step_example(submission, expect):
    """train_step: the worked example gives the four parameters stated there."""
    observed = submission(parameters_after_step, X, Y, W1, B1, W2, B2, 1.0)

    w1, b1 = torch.tensor([[0.588939], [-0.322123]]), torch.tensor([0.588939])
    w2, b2 = torch.tensor([[2.026438, -2.0625]]), torch.tensor([0.052877, 0.875])
    expect(observed, (w1, b1, w2, b2))
