"""Hidden checks for optimizers/own_optimizer: what torch.optim.SGD does, this one does."""

import copy

import pytest
import torch
from probes import (
    after_loading,
    after_steps,
    calls_of_closure,
    in_words,
    losses_of_closure,
    made,
    optimizer_of,
    take_steps,
)
from torch import nn

SHAPES = [(2, 3), (), (2, 3)]
GROUPS = [
    {"params": [1, 0], "lr": 0.05, "weight_decay": 0.3},
    {"params": [2], "momentum": 0.6},
]
OPTIONS = {"lr": 0.1, "momentum": 0.8, "weight_decay": 0.1}


def outcome_of(module, options):
    """what MomentumSGD([w], **options) raises, or w after a step with the gradient 0.5"""
    w = nn.Parameter(torch.tensor([1.0]))
    try:
        optimizer = optimizer_of(module, [w], **options)
    except ValueError:
        return "ValueError"
    take_steps(optimizer, [w], [[torch.tensor([0.5])]])
    return w.detach()


def after_scheduled_steps(module, weights, groups, options, grads):
    """the parameters, where ExponentialLR(optimizer, 0.7) takes a step after each step

    Look at where the lr is read, and whether it enters the velocity.
    """
    params, optimizer = made(module, weights, groups, options)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.7)
    for row in grads:
        take_steps(optimizer, params, [row])
        scheduler.step()
    return in_words(params)


def after_adding(module, weights, options, group, grads):
    """the parameters, where the last one is added by add_param_group after the first step

    Look at whose options a step uses, and where the decay enters.
    """
    params, optimizer = made(module, weights, [{"params": [0, 1]}], options)
    take_steps(optimizer, params, grads[:1])
    optimizer.add_param_group({"params": [params[2]]} | group)
    take_steps(optimizer, params, grads[1:])
    return in_words(params)


def after_copying(module, weights, groups, options, before, after):
    """the parameters of copy.deepcopy((params, optimizer)), and those of the original

    The original takes the steps `before`, then the copy takes the steps `after`.

    Look at where the velocities are kept, and to whom they belong.
    """
    params, optimizer = made(module, weights, groups, options)
    take_steps(optimizer, params, before)
    copies, new = copy.deepcopy((params, optimizer))
    take_steps(new, copies, after)
    return {"the copy": in_words(copies), "the original": in_words(params)}


def shared_memory(module, weights, groups, options, grads):
    """views that were made with p.detach() before the steps, and what the optimizer holds later

    Look at how a step writes the new values.
    """
    params, optimizer = made(module, weights, groups, options)
    views = [param.detach() for param in params]
    take_steps(optimizer, params, grads)
    held = [param for group in optimizer.param_groups for param in group["params"]]
    return {
        "the views": in_words(views),
        "parameters that are no longer in param_groups": sum(
            all(param is not other for other in held) for param in params
        ),
        "parameters that require gradients": sum(param.requires_grad for param in params),
    }


def gradients_reused(module, weights, groups, options, grads):
    """the parameters, where each param.grad is filled in place with new numbers before each step"""
    params, optimizer = made(module, weights, groups, options)
    kept = {}
    for param in params:
        param.grad = torch.zeros_like(param)
    for t, row in enumerate(grads, 1):
        for param, grad in zip(params, row, strict=True):
            param.grad.copy_(grad)
        optimizer.step()
        for i, param in enumerate(params):
            kept[f"grad of parameter {i} after step {t}"] = param.grad.clone()
    return in_words(params) | kept


def what_autograd_keeps(module, weights, groups, options, grads):
    """the parameters, and how many tensors in the optimizer's state have a graph"""
    params, optimizer = made(module, weights, groups, options)
    take_steps(optimizer, params, grads)
    kept = [value for state in optimizer.state.values() for value in state.values()]
    graphs = sum(isinstance(value, torch.Tensor) and value.requires_grad for value in kept)
    return in_words(params) | {"tensors with a graph in the state": graphs}


def result_of_step(module, grads):
    """what step() returns without a closure, and w afterwards"""
    w = nn.Parameter(torch.ones_like(grads))
    optimizer = optimizer_of(module, [w], lr=0.1)
    w.grad = grads
    return {"what step returned": optimizer.step(), "w": w.detach()}


def path_of_torch(weights, groups, options, grads):
    params = [nn.Parameter(weight.clone()) for weight in weights]
    groups = [group | {"params": [params[i] for i in group["params"]]} for group in groups]
    take_steps(torch.optim.SGD(groups, **options), params, grads)
    return in_words(params)


def drawn(rng, steps, dtype=torch.float64):
    """Draw weights, and gradients for some steps."""
    weights, *grads = (
        [torch.randn(shape, generator=rng, dtype=dtype) for shape in SHAPES]
        for _ in range(steps + 1)
    )
    return weights, grads


@pytest.mark.points(2)
def test_path_of_torch(submission, expect, rng):
    """Thirty steps are those of torch.optim.SGD, with two groups; often a gradient is missing."""
    weights, grads = drawn(rng, 30)
    grads = [[g if (t + i) % 3 else None for i, g in enumerate(row)] for t, row in enumerate(grads)]

    found = submission(after_steps, weights, GROUPS, OPTIONS, grads)

    expect(found, path_of_torch(weights, GROUPS, OPTIONS, grads))


@pytest.mark.points(1)
def test_float32(agree, rng):
    """Steps are right in float32, with all options as they are by default."""
    weights, grads = drawn(rng, 3, torch.float32)

    agree(after_steps, weights, [{"params": [0, 1, 2]}], {}, grads)


@pytest.mark.points(1)
@pytest.mark.parametrize("name", ["lr", "momentum", "weight_decay"])
def test_options_checked(agree, name):
    """A negative lr, momentum or weight_decay raises a ValueError, and 0 does not."""
    agree(outcome_of, {name: -0.1})
    agree(outcome_of, {"lr": 0.1} | {name: 0.0})


@pytest.mark.points(1)
def test_scheduler(agree, rng):
    """A scheduler changes the lr of each group, and the velocities stay as they are."""
    weights, grads = drawn(rng, 4)

    agree(after_scheduled_steps, weights, GROUPS, OPTIONS, grads)


@pytest.mark.points(1)
@pytest.mark.parametrize("group", [{}, {"lr": 0.3}, {"momentum": 0.1, "weight_decay": 0.0}])
def test_added_group(agree, rng, group):
    """A group that is added later is trained, with its own options and the defaults for others."""
    weights, grads = drawn(rng, 4)

    agree(after_adding, weights, OPTIONS, group, grads)


@pytest.mark.points(2)
def test_state_dict(agree, rng):
    """After load_state_dict a new optimizer goes on just as the old one would."""
    weights, grads = drawn(rng, 5)

    agree(after_loading, weights, GROUPS, OPTIONS, grads[:3], grads[3:])


@pytest.mark.points(1)
def test_deepcopy(agree, rng):
    """A deep copy goes on just as the original would, and leaves the original alone."""
    weights, grads = drawn(rng, 5)

    agree(after_copying, weights, GROUPS, OPTIONS, grads[:3], grads[3:])


@pytest.mark.points(1)
def test_closure(agree, rng):
    """step calls the closure once, before the update, and uses its gradients."""
    weight = 1 + torch.rand(3, generator=rng, dtype=torch.float64)

    agree(calls_of_closure, weight, {"lr": 0.05, "momentum": 0.5}, 3)


@pytest.mark.points(1)
def test_loss_of_closure(agree, rng):
    """step returns the loss that the closure has computed."""
    weight = 1 + torch.rand(3, generator=rng, dtype=torch.float64)

    agree(losses_of_closure, weight, {"lr": 0.05, "momentum": 0.5}, 3)


@pytest.mark.points(0.5)
def test_without_closure(agree, rng):
    """Without a closure step returns None, and takes the step all the same."""
    agree(result_of_step, torch.randn(3, generator=rng))


@pytest.mark.points(1)
def test_parameters_change_in_place(agree, rng):
    """Parameters change in place: tensors that share their memory see it."""
    weights, grads = drawn(rng, 2)

    agree(shared_memory, weights, GROUPS, OPTIONS, grads)


@pytest.mark.points(1)
@pytest.mark.parametrize("weight_decay", [0.0, 0.4])
def test_gradients_stay(agree, rng, weight_decay):
    """Steps leave the gradients as they are, and no velocity shares memory with them."""
    weights, grads = drawn(rng, 3)
    options = {"lr": 0.1, "weight_decay": weight_decay}

    agree(gradients_reused, weights, [{"params": [0, 1, 2]}], options, grads)


@pytest.mark.points(1)
def test_no_graph(agree, rng):
    """Steps are right, and autograd does not record them."""
    weights, grads = drawn(rng, 2)

    agree(what_autograd_keeps, weights, GROUPS, OPTIONS, grads)
