"""Hidden checks for regularization/weight_decay: what is penalized, what decays, torch's steps."""

import pytest
import torch
from probes import (
    MISNAMED,
    gradients_of_penalty,
    groups_of,
    loss_on,
    network,
    trained_network,
)

SHAPES = [(), (4,), (2, 3)]
SHAPES_OF_NETWORK = {
    "0.weight": (3, 2),
    "0.bias": (3,),
    "1.weight": (3,),
    "1.bias": (3,),
    "3.weight": (2, 3),
    "3.bias": (2,),
    "4.weight": (1, 2),
    "4.bias": (1,),
}
DECAYED = ["0.weight", "3.weight"]
NOT_DECAYED = ["0.bias", "1.weight", "1.bias", "3.bias"]
LR, WEIGHT_DECAY, STEPS = 0.05, 0.6, 8


def l1_penalty(module, parameters, l1):
    """penalty(parameters, l1=l1)

    Look at the sum over all parameters, and the factor of each part.
    """
    return module.penalty(parameters, l1=l1)


def l2_penalty(module, parameters, l2):
    """penalty(parameters, l2=l2)

    Look at the sum over all parameters, and the factor of each part.
    """
    return module.penalty(parameters, l2=l2)


def weights(rng, dtype=torch.float64):
    """Draw parameters whose elements have both signs."""
    drawn = [torch.randn(shape, generator=rng, dtype=dtype) for shape in SHAPES]
    drawn[1][:2] = torch.tensor([-1.5, 0.5])
    return drawn


def problem(rng):
    """Draw the state of the network, inputs and targets."""
    state = {
        name: torch.randn(shape, generator=rng, dtype=torch.float64)
        for name, shape in SHAPES_OF_NETWORK.items()
    }
    x = torch.randn(5, 2, generator=rng, dtype=torch.float64)
    return state, x, torch.randn(5, 1, generator=rng, dtype=torch.float64)


def by_torch(state, x, y, optimizer_class):
    """Train the network with an optimizer of torch that decays the first group itself."""
    model = network(state)
    params = dict(model.named_parameters())
    groups = [
        {"params": [params[name] for name in DECAYED], "weight_decay": WEIGHT_DECAY},
        {"params": [params[name] for name in NOT_DECAYED], "weight_decay": 0.0},
    ]
    optimizer, loss_fn = optimizer_class(groups, lr=LR), loss_on(x, y)
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss_fn(model).backward()
        optimizer.step()
    return {name: param.detach() for name, param in params.items()}


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_l1(agree, rng, dtype):
    """penalty: L1 sums the absolute values of all elements, whatever shapes and signs they have."""
    agree(l1_penalty, weights(rng, dtype), 0.3)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_l2(agree, rng, dtype):
    """penalty: L2 is half the sum of the squares of all elements, times l2."""
    agree(l2_penalty, weights(rng, dtype), 0.7)


@pytest.mark.points(1)
def test_gradients(agree, rng):
    """penalty: gradients flow through it, l1 sign(w) and l2 w; where w is 0 they are 0."""
    params = weights(rng)
    params[2][0] = 0

    agree(gradients_of_penalty, params, 0.3, 0.0)
    agree(gradients_of_penalty, params, 0.0, 0.7)


@pytest.mark.points(1)
@pytest.mark.parametrize("model", ["Embedding(4, 3), Conv1d(3, 2, 2)", "Linear(3, 1), PReLU(3)"])
def test_other_layers(agree, model):
    """decay_groups: in layers of any kind, what has two or more dimensions decays, and no more."""
    agree(groups_of, model)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    "model",
    ["BatchNorm1d(3), GroupNorm(1, 3)", "a Sequential in a Sequential, with RMSNorm((2, 3))"],
)
def test_norm_layers(agree, model):
    """decay_groups: no parameter of a normalization layer decays, at whatever depth it is."""
    agree(groups_of, model)


@pytest.mark.points(1)
def test_names(agree):
    """decay_groups: parameters with misleading names are sorted by their dimensions and layers."""
    agree(groups_of, MISNAMED)


@pytest.mark.points(1)
def test_shared(agree):
    """decay_groups: a parameter that two layers share is listed once."""
    agree(groups_of, "Embedding(4, 3) and Linear(3, 4) that share their weight")


@pytest.mark.points(1)
def test_frozen(agree):
    """decay_groups: frozen parameters are in neither group."""
    agree(groups_of, "a frozen Linear(2, 3), Linear(3, 1)")


@pytest.mark.points(1)
@pytest.mark.parametrize("decoupled", [False, True])
def test_sgd_of_torch(submission, expect, rng, decoupled):
    """train: with SGD, L2 and decoupled decay both lead where torch's SGD leads."""
    inputs = problem(rng)

    found = submission(trained_network, *inputs, "SGD", LR, WEIGHT_DECAY, STEPS, decoupled)

    expect(found, by_torch(*inputs, torch.optim.SGD))


@pytest.mark.points(1)
def test_adam_of_torch(submission, expect, rng):
    """train: Adam with L2 leads where torch's Adam with weight_decay leads."""
    inputs = problem(rng)

    found = submission(trained_network, *inputs, "Adam", LR, WEIGHT_DECAY, STEPS, False)

    expect(found, by_torch(*inputs, torch.optim.Adam))


@pytest.mark.points(1)
def test_adamw_of_torch(submission, expect, rng):
    """train: Adam with decoupled decay leads where torch's AdamW leads."""
    inputs = problem(rng)

    found = submission(trained_network, *inputs, "Adam", LR, WEIGHT_DECAY, STEPS, True)

    expect(found, by_torch(*inputs, torch.optim.AdamW))


@pytest.mark.points(1)
@pytest.mark.parametrize("decoupled", [False, True])
def test_momentum(agree, rng, decoupled):
    """train: with momentum the velocity sees L2, and it does not see decoupled decay."""
    inputs = problem(rng)

    agree(trained_network, *inputs, "SGD with momentum 0.9", LR, WEIGHT_DECAY, STEPS, decoupled)
