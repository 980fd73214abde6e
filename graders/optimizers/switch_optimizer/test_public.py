"""Public checks for optimizers/switch_optimizer: the worked examples, and what must not change."""

import pytest
import torch
from torch import nn

EXAMPLE = [("weight", 0.1, 0.01), ("bias", 0.5, 0.0)]  # name, lr, weight_decay


def example_optimizer():
    """Make the SGD of the worked example."""
    params = {"weight": nn.Parameter(torch.ones(2, 3)), "bias": nn.Parameter(torch.ones(2))}
    groups = [
        {"params": [params[name]], "lr": lr, "weight_decay": weight_decay}
        for name, lr, weight_decay in EXAMPLE
    ]
    return torch.optim.SGD(groups, momentum=0.9), params


def groups_of(optimizer, params):
    """Tell what each group holds: the names of its parameters, and its options if it has them."""
    return [
        {"params": [name for name, p in params.items() if any(p is q for q in group["params"])]}
        | {key: float(group[key]) for key in ("lr", "weight_decay") if key in group}
        for group in optimizer.param_groups
    ]


def switched(module, new_class, overrides):
    """switch_optimizer(sgd, new_class, **overrides) on the SGD of the worked example"""
    sgd, params = example_optimizer()
    new = module.switch_optimizer(sgd, getattr(torch.optim, new_class), **overrides)
    return type(new).__name__, groups_of(new, params)


def old_one_afterwards(module):
    """the SGD after new = switch_optimizer(sgd, Adam) and lr = 9 in the groups of the new one"""
    sgd, params = example_optimizer()
    new = module.switch_optimizer(sgd, torch.optim.Adam)
    for group in new.param_groups:
        group["lr"] = 9.0
    return type(sgd).__name__, groups_of(sgd, params)


def trained(module):
    """train(...) of the worked example: its losses, the last optimizer's class, the weight"""
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    batches = [(torch.ones(n, 1), torch.full((n, 1), 2.0)) for n in (2, 1)]
    sgd = torch.optim.SGD(model.parameters(), lr=0.25)
    losses, optimizer = module.train(
        model, nn.functional.mse_loss, batches, sgd, 2, 1, torch.optim.Adam
    )
    return {
        "losses": losses,
        "optimizer": type(optimizer).__name__,
        "weight": model.weight.item(),
    }


@pytest.mark.points(1)
def test_groups_example(submission, expect):
    """The worked example: both groups keep their parameter, lr and weight_decay in AdamW."""
    result = submission(switched, "AdamW", {})

    groups = [{"params": [name], "lr": lr, "weight_decay": wd} for name, lr, wd in EXAMPLE]
    expect(result, ("AdamW", groups))


@pytest.mark.points(1)
def test_override_example(submission, expect):
    """The worked example: lr=0.02 holds in both groups, and weight_decay stays."""
    result = submission(switched, "AdamW", {"lr": 0.02})

    groups = [{"params": [name], "lr": 0.02, "weight_decay": wd} for name, _, wd in EXAMPLE]
    expect(result, ("AdamW", groups))


@pytest.mark.points(1)
def test_no_weight_decay_example(submission, expect):
    """The worked example: Rprop has no weight_decay; the lr of each group is kept."""
    result = submission(switched, "Rprop", {})

    expect(result, ("Rprop", [{"params": [name], "lr": lr} for name, lr, _ in EXAMPLE]))


@pytest.mark.points(1)
def test_old_optimizer_example(submission, expect):
    """The worked example: a later change of the new optimizer's lr leaves the old one alone."""
    result = submission(old_one_afterwards)

    groups = [{"params": [name], "lr": lr, "weight_decay": wd} for name, lr, wd in EXAMPLE]
    expect(result, ("SGD", groups))


@pytest.mark.points(1)
def test_train_example(submission, expect):
    """The worked example of train: losses 3.0 and 0.1875, an Adam, a weight of 1.98304."""
    result = submission(trained)

    expect(
        result,
        {"losses": [3.0, 0.1875], "optimizer": "Adam", "weight": 1.98304},
        rtol=1e-5,
        atol=1e-5,
    )
