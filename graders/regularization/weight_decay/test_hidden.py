"""Hidden checks for regularization/weight_decay: several parameters, other models, many steps."""

import pytest
import torch
from probes import MODELS, groups_of, penalty_of, trained
from torch import nn

SHAPES = [(), (3,), (2, 3), (2, 1, 3)]


def penalty_of_model(module, x, l1, l2):
    """penalty(model.parameters(), l1, l2), an iterator"""
    model = nn.Linear(3, 2, dtype=x.dtype)
    nn.init.constant_(model.weight, 2.0)
    nn.init.constant_(model.bias, -3.0)
    return module.penalty(model.parameters(), l1, l2).detach()


def default_penalty(module, w):
    """penalty([w])"""
    return module.penalty([w.requires_grad_()]).detach()


def trained_by_default(module, start):
    """train(start, loss_fn, torch.optim.Adam, lr=0.1, decay=0.5, steps=2), of the loss w · w"""
    w = module.train(start, lambda w: w @ w, torch.optim.Adam, lr=0.1, decay=0.5, steps=2)
    return {"w": w, "whether w has a graph or wants one": w.requires_grad}


def step_of_groups(module, kind, weight_decay):
    """the parameters after a step of SGD with decay_groups(model, weight_decay), gradients 0"""
    model = MODELS[kind]()
    optimizer = torch.optim.SGD(module.decay_groups(model, weight_decay), lr=1.0)
    for parameter in model.parameters():
        parameter.data.fill_(1.0)
        parameter.grad = torch.zeros_like(parameter)
    optimizer.step()
    return {name: parameter.detach() for name, parameter in model.named_parameters()}


@pytest.mark.points(2)
@pytest.mark.parametrize(("l1", "l2"), [(0.3, 0.7), (0.5, 0.0), (0.0, 2.0)])
def test_penalty(agree, rng, l1, l2):
    """penalty: all elements of all parameters count, in the value and in the gradients."""
    drawn = [torch.randn(shape, generator=rng, dtype=torch.float64) for shape in SHAPES]
    parameters = [torch.where(w.abs() < 0.1, w.sign() * 0.1 + w, w) for w in drawn]

    agree(penalty_of, parameters, l1, l2)
    agree(penalty_of, [w.float() for w in parameters], l1, l2)


@pytest.mark.points(1)
def test_penalty_of_iterator(agree):
    """penalty: parameters may come as an iterator; without strengths the penalty is 0."""
    agree(penalty_of_model, torch.ones(1, dtype=torch.float64), 0.5, 0.25)
    agree(default_penalty, torch.ones(2))


@pytest.mark.points(2)
@pytest.mark.parametrize("kind", ["shared and frozen", "of images", "scaled", "without matrix"])
def test_groups(agree, kind):
    """decay_groups: by dimensions, not by names; shared ones once, frozen ones left out."""
    agree(groups_of, kind, 0.01)


@pytest.mark.points(1)
@pytest.mark.parametrize("kind", ["of images", "scaled"])
def test_groups_in_optimizer(agree, kind):
    """decay_groups: in torch.optim.SGD, matrices shrink and the others stay."""
    agree(step_of_groups, kind, 0.25)


@pytest.mark.points(2)
@pytest.mark.parametrize("optimizer", ["SGD", "Adam", "momentum"])
@pytest.mark.parametrize("decoupled", [False, True])
def test_train(agree, rng, optimizer, decoupled):
    """train: several steps, with SGD, momentum and Adam, coupled and decoupled."""
    start = 1 + torch.rand(2, 3, generator=rng, dtype=torch.float64)
    gradient = torch.randn(2, 3, generator=rng, dtype=torch.float64)

    for steps in (1, 2, 5):
        agree(trained, start, gradient, torch.tensor(0.5), optimizer, 0.125, 0.5, steps, decoupled)


@pytest.mark.points(0.5)
def test_default(agree):
    """train: coupled if nothing else is said; w is returned without a graph."""
    agree(trained_by_default, torch.tensor([2.0, -1.0]))


@pytest.mark.points(1)
@pytest.mark.parametrize("decoupled", [False, True])
def test_nothing_to_do(agree, decoupled):
    """train: no steps lead nowhere, and a decay of 0 changes nothing."""
    start = torch.tensor([2.0, -1.0])

    for decay, steps in ((0.5, 0), (0.0, 3)):
        agree(trained, start, -start, torch.tensor(1.5), "SGD", 0.25, decay, steps, decoupled)
