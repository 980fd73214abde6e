"""Public checks for losses/regression_losses: the worked examples, and what the losses obey."""

import pytest
import torch

pytestmark = pytest.mark.forbidden("*mse_loss*", "*l1_loss*", "*huber_loss*")

PRED, TARGET = torch.tensor([2.5, 0.0, 2.0, 8.0]), torch.tensor([3.0, -0.5, 2.0, 5.0])


def mse(module, pred, target, *reduction):
    """mse_loss(pred, target, reduction)"""
    return module.mse_loss(pred, target, *reduction)


def mae(module, pred, target, *reduction):
    """mae_loss(pred, target, reduction)"""
    return module.mae_loss(pred, target, *reduction)


def huber_by_default(module, pred, target):
    """huber_loss(pred, target)"""
    return module.huber_loss(pred, target)


def huber_of_delta(module, pred, target, delta):
    """huber_loss(pred, target, delta)"""
    return module.huber_loss(pred, target, delta)


def huber(module, pred, target, delta, reduction):
    """huber_loss(pred, target, delta, reduction)"""
    return module.huber_loss(pred, target, delta, reduction)


def refusals(module, pred, target):
    """each loss of pred and target, "ValueError" where it raises one"""
    told = {}
    for name, loss in [
        ("mse_loss", module.mse_loss),
        ("mae_loss", module.mae_loss),
        ("huber_loss", module.huber_loss),
    ]:
        try:
            loss(pred, target)
            told[name] = "accepted"
        except ValueError:
            told[name] = "ValueError"
    return told


def all_reductions(module, pred, target, delta):
    """each loss of pred and target, with each reduction"""
    kinds = ["none", "sum", "mean"]
    return {
        "mse_loss": [module.mse_loss(pred, target, kind) for kind in kinds],
        "mae_loss": [module.mae_loss(pred, target, kind) for kind in kinds],
        "huber_loss": [module.huber_loss(pred, target, delta, kind) for kind in kinds],
    }


@pytest.mark.points(1)
def test_mse_example(submission, expect):
    """mse_loss: the worked example gives 2.375, and its sum and its elements."""
    expect(submission(mse, PRED, TARGET), torch.tensor(2.375))
    expect(submission(mse, PRED, TARGET, "sum"), torch.tensor(9.5))
    expect(submission(mse, PRED, TARGET, "none"), torch.tensor([0.25, 0.25, 0.0, 9.0]))


@pytest.mark.points(1)
def test_mae_example(submission, expect):
    """mae_loss: the worked example gives 1.0, and its sum and its elements."""
    expect(submission(mae, PRED, TARGET), torch.tensor(1.0))
    expect(submission(mae, PRED, TARGET, "sum"), torch.tensor(4.0))
    expect(submission(mae, PRED, TARGET, "none"), torch.tensor([0.5, 0.5, 0.0, 3.0]))


@pytest.mark.points(1)
def test_huber_example(submission, expect):
    """huber_loss: the worked example gives 0.6875, and 1.0625 with delta = 2."""
    expect(submission(huber_by_default, PRED, TARGET), torch.tensor(0.6875))
    expect(submission(huber_of_delta, PRED, TARGET, 2.0), torch.tensor(1.0625))
    expect(submission(huber, PRED, TARGET, 2.0, "none"), torch.tensor([0.125, 0.125, 0.0, 4.0]))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(6,), (4, 3), (1, 2, 5)])
def test_reductions_fit_together(submission, expect, rng, shape):
    """Every loss: "sum" adds up what "none" gives, and "mean" divides it by all elements."""
    pred, target = 2 * torch.randn(2, *shape, generator=rng, dtype=torch.float64)

    observed = submission(all_reductions, pred, target, 1.5)

    for name, (costs, total, mean) in observed.items():
        got = tuple(costs.shape)
        assert got == shape, f'{name}: "none" has shape {got}, but pred has shape {shape}'
        added = costs.sum()
        expect(
            {f"{name}, sum,": total, f"{name}, mean,": mean},
            {f"{name}, sum,": added, f"{name}, mean,": added / pred.numel()},
        )


@pytest.mark.points(1)
def test_column_against_row(submission, expect):
    """Every loss: pred of shape (3, 1) with a target of shape (3,) raises ValueError."""
    target = torch.tensor([1.0, 2.0, 3.0])

    told = submission(refusals, target[:, None], target)

    expect(told, dict.fromkeys(["mse_loss", "mae_loss", "huber_loss"], "ValueError"))


@pytest.mark.points(1)
@pytest.mark.parametrize("delta", [0.5, 3.0])
def test_huber_meets_at_delta(submission, rng, delta):
    """huber_loss: just below and just above |r| = delta it has nearly the same value."""
    target = torch.randn(8, generator=rng, dtype=torch.float64)
    sides = torch.tensor([1.0, -1.0], dtype=torch.float64).repeat(4)

    below = submission(huber, target + sides * (delta - 1e-7), target, delta, "none")
    above = submission(huber, target + sides * (delta + 1e-7), target, delta, "none")

    gap = (above - below).abs().max().item()
    assert gap < 1e-5, f"with delta = {delta} the loss jumps by {gap:.3g} where |r| = delta"
