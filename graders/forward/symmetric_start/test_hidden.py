"""Hidden checks for forward/symmetric_start."""

import pytest
import torch
from probes import distinct, drawn, moving, network, trained, values_of

DTYPES = [torch.float32, torch.float64]


def trained_with_old_gradients(module, weights, x, y, lr, steps):
    """train(model, x, y, lr, steps), with a model that holds gradients from before

    Look at what the path holds at each step, and when gradients are cleared.
    """
    model = network("tanh", *weights)
    for param in model.parameters():
        param.grad = torch.ones_like(param)
    return module.train(model, x, y, lr, steps)


def model_after_moving(module, weights, x, y):
    """moving_parameters(model, x, y, 0.1, 3), and the model's parameters after the call

    Look at what counts as moving: a gradient, or a change of values.
    """
    model = network("tanh", *weights)
    return {"the result": list(module.moving_parameters(model, x, y, 0.1, 3))} | values_of(model)


def units_after_training(module, activation, weights, value, x, y):
    """distinct_units before and after train(model, x, y, 0.1, 5), for two starts"""
    equal, random = network(activation, *weights), network(activation, *weights)
    module.fill_parameters(equal, value)
    observed = {}
    for start, model in (("parameters that are equal", equal), ("random parameters", random)):
        before = module.distinct_units(model)
        module.train(model, x, y, 0.1, 5)
        observed[start] = [before, module.distinct_units(model)]
    return observed


def start(rng, inputs, units, outputs, dtype=torch.float32):
    """Draw w1, b1, w2 and b2."""
    shapes = (units, inputs), (units,), (outputs, units), (outputs,)
    return [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]


def constant(value, inputs, units, outputs):
    shapes = (units, inputs), (units,), (outputs, units), (outputs,)
    return [torch.full(shape, value) for shape in shapes]


def batch(rng, n, inputs, outputs, dtype=torch.float32):
    """Draw x, and targets from 1 to 2."""
    x = torch.randn(n, inputs, generator=rng, dtype=dtype)
    return x, 1 + torch.rand(n, outputs, generator=rng, dtype=dtype)


def spread_units(rng, count):
    """Draw units that differ from each other in every number, by 0.5 at least."""
    inputs, outputs = 2, 2
    numbers = torch.arange(count, dtype=torch.float32)[:, None] + torch.zeros(inputs + outputs + 1)
    numbers += 0.2 * torch.rand(numbers.shape, generator=rng)
    return [numbers[:, :2], numbers[:, 2], numbers[:, 3:].T.contiguous(), torch.zeros(outputs)]


def chosen(weights, order):
    """Make a model's weights of some units of another, in this order."""
    w1, b1, w2, b2 = weights
    return [w1[order], b1[order], w2[:, order], b2]


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_train(agree, rng, dtype):
    """The path and the trained parameters are right, from a random start."""
    agree(trained, "tanh", start(rng, 2, 3, 2, dtype), *batch(rng, 5, 2, 2, dtype), 0.2, 4)


@pytest.mark.points(1)
def test_no_steps(agree, rng):
    """Without a step the path holds the start alone; with one it holds two places."""
    weights, data = start(rng, 2, 3, 1), batch(rng, 4, 2, 1)

    agree(trained, "tanh", weights, *data, 0.2, 0)
    agree(trained, "tanh", weights, *data, 0.2, 1)


@pytest.mark.points(1)
def test_old_gradients(agree, rng):
    """Gradients that the model holds from before have no part in the path."""
    agree(trained_with_old_gradients, start(rng, 2, 3, 1), *batch(rng, 4, 2, 1), 0.2, 2)


@pytest.mark.points(1)
def test_moving(agree, rng):
    """The moving parameters are found, for zero and other starts."""
    data = batch(rng, 4, 2, 2)
    w1, b1, w2, b2 = constant(0.0, 2, 3, 2)

    agree(moving, "relu", [w1, b1, w2, b2], *data, 0.1, 2)
    agree(moving, "sigmoid", [w1, b1, w2, b2], *data, 0.1, 2)
    agree(moving, "relu", [w1, b1 - 1, w2 + 1, b2], *data, 0.1, 2)
    agree(moving, "tanh", [w1, b1, w2, b2 + 1], data[0], 0 * data[1] + 1, 0.1, 2)


@pytest.mark.points(1)
def test_model_after_moving(agree, rng):
    """The moving parameters are found on a copy: the model is left as it was."""
    agree(model_after_moving, start(rng, 2, 3, 1), *batch(rng, 4, 2, 1))


@pytest.mark.points(1)
def test_distinct(agree, rng):
    """Equal units count once, wherever they stand; a bias or one weight makes them different."""
    weights = spread_units(rng, 4)

    for order in ([0, 1, 2, 3], [0, 1, 0, 2, 1, 0], [3, 3, 3]):
        agree(distinct, chosen(weights, order))
    for place in range(3):
        changed = chosen(weights, [0, 1, 1, 0])
        changed[place] = changed[place].clone()
        changed[place].view(-1)[-1] += 0.1
        agree(distinct, changed)


@pytest.mark.points(1)
def test_atol(agree, rng):
    """Units count as equal if no number differs by more than atol, 1e-6 by default."""
    w1, b1, w2, b2 = [values.double() for values in chosen(spread_units(rng, 3), [0, 1, 1, 2, 2])]
    w1[1] += 1e-7
    w1[3] += 1e-4

    agree(distinct, [w1, b1, w2, b2])
    agree(distinct, [w1, b1, w2, b2], 1e-3)
    agree(distinct, [w1, b1, w2, b2], 1e-9)


@pytest.mark.points(1)
def test_units_stay_equal(agree, rng):
    """Units that start equal stay equal in training; a random start keeps them apart."""
    weights, data = start(rng, 2, 4, 2, torch.float64), batch(rng, 4, 2, 2, torch.float64)

    agree(units_after_training, "tanh", weights, 0.3, *data)


@pytest.mark.points(1)
def test_drawn(agree, rng):
    """Each unit is a line: the number of the step, and the weight from the first input."""
    agree(drawn, torch.randn(4, 3, 2, generator=rng))
