"""Hidden checks for landscape/fine_tune: complete groups, frozen layers, memory that is kept."""

import pytest
import torch
from probes import (
    NESTED,
    ONE,
    PLAIN,
    SHARED,
    grouped,
    layers_of,
    look,
    own_groups,
    started,
    trained,
    unfrozen,
)


def groups_afterwards(module, network):
    """the groups, after start, unfreeze_next, and a change of lr in the optimizer"""
    layers = layers_of(network)
    groups = own_groups(layers)
    optimizer = module.start(groups, torch.optim.Adam, weight_decay=0.1)
    is_unfrozen = module.unfreeze_next(optimizer, groups)
    for group in optimizer.param_groups:
        group["lr"] = 7.0
        group["params"].clear()
    told = {
        "unfreeze_next returns": is_unfrozen,
        "the optimizer's groups": len(optimizer.param_groups),
    }
    for k, group in enumerate(groups):
        told[f"keys of groups[{k}]"] = ", ".join(sorted(group))
        told[f"lr of groups[{k}]"] = group["lr"]
        told[f"number of params of groups[{k}]"] = len(group["params"])
    return told


def after_a_change_of_lr(module, lr):
    """unfreeze_next(optimizer, groups), after the lr in the optimizer was changed

    Look at which group comes next, and what is added to the optimizer.
    """
    layers = layers_of(PLAIN)
    groups = own_groups(layers)
    optimizer = module.start(groups, torch.optim.SGD)
    optimizer.param_groups[0]["lr"] = lr
    module.unfreeze_next(optimizer, groups)
    return look(optimizer, layers)


def trained_with(module, x, y, optimizer_class, options):
    """two steps of training before and after each unfreeze_next

    Look at which parameters the optimizer holds, and which require gradients.
    """
    return trained(module, x, y, optimizer_class, 2, **options)


def batch(rng):
    x = torch.randn(4, 2, generator=rng, dtype=torch.float64)
    return x, 1 + torch.randn(4, 1, generator=rng, dtype=torch.float64)


@pytest.mark.points(2)
@pytest.mark.parametrize("network", [PLAIN, NESTED, ONE])
@pytest.mark.parametrize(("lr", "decay"), [(0.3, 0.25), (0.02, 1.0), (1.5, 0.9)])
def test_groups(agree, network, lr, decay):
    """layer_groups: all parameters of each layer, and its rate, also for nested layers."""
    agree(grouped, network, lr, decay)


@pytest.mark.points(1)
def test_shared_parameters(agree):
    """layer_groups: a parameter that two layers share is in the group nearest to the head."""
    agree(grouped, SHARED, 0.4, 0.5)


@pytest.mark.points(2)
@pytest.mark.parametrize("network", [PLAIN, NESTED, SHARED, ONE])
@pytest.mark.parametrize("frozen", [[], [0], [0, 1]])
def test_start(agree, network, frozen):
    """start: only the head requires gradients, whatever was frozen before; no grad is left."""
    agree(started, network, "AdamW", frozen if network != ONE else frozen[:1], 0.03)


@pytest.mark.points(2)
@pytest.mark.parametrize("network", [PLAIN, NESTED, SHARED])
@pytest.mark.parametrize("calls", [1, 2])
def test_unfreeze(agree, network, calls):
    """unfreeze_next: each call unfreezes one layer, and adds its group."""
    agree(unfrozen, network, calls, 0.02)


@pytest.mark.points(1)
@pytest.mark.parametrize(("network", "calls"), [(ONE, 2), (PLAIN, 4), (SHARED, 5)])
def test_nothing_left(agree, network, calls):
    """unfreeze_next: when all is unfrozen, it returns False and changes nothing."""
    agree(unfrozen, network, calls, 0.02)


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("optimizer_class", "options"),
    [("SGD", {"momentum": 0.9, "weight_decay": 0.1}), ("AdamW", {"weight_decay": 0.5})],
)
def test_training(agree, rng, optimizer_class, options):
    """Training in stages: steps, decay and memory are right, and frozen layers stay."""
    x, y = batch(rng)

    agree(trained_with, x, y, optimizer_class, options)


@pytest.mark.points(1)
def test_changed_rate_stays(agree):
    """unfreeze_next: the new group has its rate, and a rate that was changed meanwhile stays."""
    agree(after_a_change_of_lr, 0.0125)


@pytest.mark.points(1)
@pytest.mark.parametrize("network", [PLAIN, NESTED])
def test_groups_stay(agree, network):
    """start and unfreeze_next: they work, and leave the given groups as they were."""
    agree(groups_afterwards, network)
