"""Hidden checks for losses/regression_losses."""

import pytest
import torch
from probes import (
    delta_refusal,
    huber,
    huber_by_default,
    huber_refusal,
    mae,
    mae_refusal,
    mse,
    mse_refusal,
)

pytestmark = pytest.mark.forbidden("*mse_loss*", "*l1_loss*", "*huber_loss*")

BATCHES = [
    ((1,), torch.float64),
    ((7,), torch.float32),
    ((5, 3), torch.float64),
    ((1, 4), torch.float32),
    ((2, 3, 4), torch.float64),
]
DELTAS = [1.0, 0.3, 2.5]
REDUCTIONS = ["mean", "sum", "none"]
MISFITS = [((4, 1), (4,)), ((4,), (4, 1)), ((5, 3), (3,)), ((6,), (1,)), ((2, 3), (3, 2))]


def gradient(loss, pred, weights):
    """Differentiate the loss, weighted where it has elements, with respect to pred."""
    (loss * weights if loss.dim() else loss).sum().backward()
    return pred.grad


def mse_gradient(module, pred, target, reduction, weights):
    """the gradient of mse_loss(pred, target, reduction) with respect to pred"""
    pred.requires_grad_()
    return gradient(module.mse_loss(pred, target, reduction), pred, weights)


def mae_gradient(module, pred, target, reduction, weights):
    """the gradient of mae_loss(pred, target, reduction) with respect to pred"""
    pred.requires_grad_()
    return gradient(module.mae_loss(pred, target, reduction), pred, weights)


def huber_gradient(module, pred, target, delta, reduction, weights):
    """the gradient of huber_loss(pred, target, delta, reduction) with respect to pred"""
    pred.requires_grad_()
    return gradient(module.huber_loss(pred, target, delta, reduction), pred, weights)


def mse_of_transposed(module, pred, target):
    """mse_loss(pred.T, target.T)"""
    return module.mse_loss(pred.T, target.T)


def mae_of_transposed(module, pred, target):
    """mae_loss(pred.T, target.T)"""
    return module.mae_loss(pred.T, target.T)


def huber_of_transposed(module, pred, target):
    """huber_loss(pred.T, target.T)"""
    return module.huber_loss(pred.T, target.T)


def after_mse(module, pred, target):
    """pred and target after mse_loss(pred, target)"""
    module.mse_loss(pred, target)
    return {"pred": pred, "target": target}


def after_mae(module, pred, target):
    """pred and target after mae_loss(pred, target)"""
    module.mae_loss(pred, target)
    return {"pred": pred, "target": target}


def after_huber(module, pred, target):
    """pred and target after huber_loss(pred, target)"""
    module.huber_loss(pred, target)
    return {"pred": pred, "target": target}


def batch(rng, shape, dtype=torch.float64):
    """Draw pred and target; about as many residuals lie within DELTAS as beyond."""
    target = torch.randn(shape, generator=rng, dtype=dtype)
    return target + 2 * torch.randn(shape, generator=rng, dtype=dtype), target


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "dtype"), BATCHES)
def test_mse_value(agree, rng, shape, dtype):
    """mse_loss: the mean equals its definition on random tensors of several shapes."""
    agree(mse, *batch(rng, shape, dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "dtype"), BATCHES)
def test_mae_value(agree, rng, shape, dtype):
    """mae_loss: the mean equals its definition on random tensors of several shapes."""
    agree(mae, *batch(rng, shape, dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "dtype"), BATCHES)
def test_huber_value(agree, rng, shape, dtype):
    """huber_loss: the mean equals its definition on random tensors of several shapes."""
    agree(huber_by_default, *batch(rng, shape, dtype))


@pytest.mark.points(2)
@pytest.mark.parametrize("delta", DELTAS)
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_huber_delta(agree, rng, delta, reduction):
    """huber_loss: the two parts meet at the delta that was asked for, with every reduction."""
    agree(huber, *batch(rng, (9, 4)), delta, reduction)


@pytest.mark.points(1)
@pytest.mark.parametrize("loss", [mse, mae])
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_reductions(agree, rng, loss, reduction):
    """mse_loss and mae_loss: every reduction gives what it says."""
    agree(loss, *batch(rng, (3, 5)), reduction)


@pytest.mark.points(1)
@pytest.mark.parametrize("loss_gradient", [mse_gradient, mae_gradient])
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_gradients(agree, rng, loss_gradient, reduction):
    """mse_loss and mae_loss: gradients flow back to pred, with every reduction."""
    weights = torch.rand(4, 3, generator=rng, dtype=torch.float64)

    agree(loss_gradient, *batch(rng, (4, 3)), reduction, weights)


@pytest.mark.points(1)
@pytest.mark.parametrize("delta", [0.3, 2.5])
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_huber_gradient(agree, rng, delta, reduction):
    """huber_loss: gradients flow back to pred, with every reduction."""
    weights = torch.rand(4, 6, generator=rng, dtype=torch.float64)

    agree(huber_gradient, *batch(rng, (4, 6)), delta, reduction, weights)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("loss", "of_transposed"),
    [
        (mse, mse_of_transposed),
        (mae, mae_of_transposed),
        (huber_by_default, huber_of_transposed),
    ],
)
def test_transposed(submission, expect, rng, loss, of_transposed):
    """Every loss: transposed tensors have the same loss, other tensors another."""
    pred, target = batch(rng, (4, 3))

    observed = submission(loss, pred, target)

    expect(submission(of_transposed, pred, target), observed)
    assert submission(loss, pred, target + 10) != observed, "target + 10 has the same loss"


@pytest.mark.points(2)
@pytest.mark.parametrize("refusal", [mse_refusal, mae_refusal, huber_refusal])
@pytest.mark.parametrize("shapes", [*MISFITS, ((1, 4), (1, 4))])
def test_shapes_that_differ(agree, rng, refusal, shapes):
    """Every loss: shapes that differ raise ValueError with every reduction, equal ones do not."""
    pred, target = (torch.randn(shape, generator=rng) for shape in shapes)

    for reduction in REDUCTIONS:
        agree(refusal, pred, target, reduction)


@pytest.mark.points(1)
@pytest.mark.parametrize("refusal", [mse_refusal, mae_refusal, huber_refusal])
@pytest.mark.parametrize("reduction", ["average", "max", "Mean", "batchmean", "", "sum"])
def test_unknown_reduction(agree, rng, refusal, reduction):
    """Every loss: a reduction other than "mean", "sum" and "none" raises ValueError."""
    agree(refusal, *batch(rng, (5,)), reduction)


@pytest.mark.points(1)
@pytest.mark.parametrize("delta", [0.0, 0, -0.5, -2.0, 0.05])
def test_range_of_delta(agree, rng, delta):
    """huber_loss: delta <= 0 raises ValueError, and a small positive delta does not."""
    agree(delta_refusal, *batch(rng, (5,)), delta)


@pytest.mark.points(1)
def test_mse_inputs_unchanged(agree, rng):
    """mse_loss: the arguments are left as they were."""
    inputs = batch(rng, (6, 2))

    agree(mse, *inputs)
    agree(after_mse, *inputs, rtol=0, atol=0)


@pytest.mark.points(1)
def test_mae_inputs_unchanged(agree, rng):
    """mae_loss: the arguments are left as they were."""
    inputs = batch(rng, (6, 2))

    agree(mae, *inputs)
    agree(after_mae, *inputs, rtol=0, atol=0)


@pytest.mark.points(1)
def test_huber_inputs_unchanged(agree, rng):
    """huber_loss: the arguments are left as they were."""
    inputs = batch(rng, (6, 2))

    agree(huber_by_default, *inputs)
    agree(after_huber, *inputs, rtol=0, atol=0)
