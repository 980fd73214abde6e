"""Hidden checks for losses/regression_losses."""

from functools import partial

import pytest
import torch
from probes import huber_refusals, mae_refusals, mse_refusals, refusal

pytestmark = pytest.mark.forbidden("*mse_loss*", "*l1_loss*", "*huber_loss*")

BATCHES = [
    ((1,), torch.float64),
    ((7,), torch.float32),
    ((5, 3), torch.float64),
    ((1, 4), torch.float32),
    ((2, 3, 4), torch.float64),
]
DELTAS = [1.0, 0.3, 2.5]
SHAPES = [((4, 1), (4,)), ((4,), (4, 1)), ((5, 3), (3,)), ((6,), (1,)), ((2, 3), (3, 2))]


def means(loss, batches):
    """Call a loss for several batches."""
    return {
        f"{str(pred.dtype)[6:]}, shape {tuple(pred.shape)}": loss(pred, target)
        for pred, target in batches
    }


def mse_means(module, batches):
    """mse_loss(pred, target), for several shapes"""
    return means(module.mse_loss, batches)


def mae_means(module, batches):
    """mae_loss(pred, target), for several shapes

    Look at the costs by themselves, before the mean.
    """
    return means(module.mae_loss, batches)


def huber_means(module, batches):
    """huber_loss(pred, target), for several shapes

    Look at the cost of one small and of one large residual, each by itself.
    """
    return means(module.huber_loss, batches)


def huber_of_deltas(module, pred, target, deltas):
    """huber_loss(pred, target, delta), for several deltas

    Look at the two parts at |r| = delta, where they meet.
    """
    return {f"delta {delta}": module.huber_loss(pred, target, delta) for delta in deltas}


def mse_gradient(module, pred, target):
    """the gradient of mse_loss(pred, target) with respect to pred"""
    module.mse_loss(pred.requires_grad_(), target).backward()
    return pred.grad


def mae_gradient(module, pred, target):
    """the gradient of mae_loss(pred, target) with respect to pred"""
    module.mae_loss(pred.requires_grad_(), target).backward()
    return pred.grad


def huber_gradient(module, pred, target, delta):
    """the gradient of huber_loss(pred, target, delta) with respect to pred"""
    module.huber_loss(pred.requires_grad_(), target, delta).backward()
    return pred.grad


def reduced(loss, pred, target, weights):
    """Call a loss with every reduction; differentiate the weighted costs."""
    pred.requires_grad_()
    costs = loss(pred, target, reduction="none")
    (costs * weights).sum().backward()
    return {
        "the mean": loss(pred, target, reduction="mean"),
        "the sum": loss(pred, target, reduction="sum"),
        "the costs": costs,
        "the gradient of (costs * weights).sum()": pred.grad,
    }


def mse_reduced(module, pred, target, weights):
    """mse_loss(pred, target, reduction=reduction), for every reduction"""
    return reduced(module.mse_loss, pred, target, weights)


def mae_reduced(module, pred, target, weights):
    """mae_loss(pred, target, reduction=reduction), for every reduction"""
    return reduced(module.mae_loss, pred, target, weights)


def huber_reduced(module, pred, target, weights):
    """huber_loss(pred, target, reduction=reduction), for every reduction

    Look at the cost of one small and of one large residual, each by itself.
    """
    return reduced(module.huber_loss, pred, target, weights)


def refused_reductions(loss, pred, target, reductions):
    """Call a loss with names of reductions; say in words which it refuses."""
    told = {}
    for reduction in reductions:
        told[repr(reduction)] = refusal(partial(loss, reduction=reduction), pred, target)
    return told


def mse_refused_reductions(module, pred, target, reductions):
    """mse_loss(pred, target, reduction=reduction)"""
    return refused_reductions(module.mse_loss, pred, target, reductions)


def mae_refused_reductions(module, pred, target, reductions):
    """mae_loss(pred, target, reduction=reduction)"""
    return refused_reductions(module.mae_loss, pred, target, reductions)


def huber_refused_reductions(module, pred, target, reductions):
    """huber_loss(pred, target, reduction=reduction)

    Look at the cost of one small and of one large residual, each by itself.
    """
    return refused_reductions(module.huber_loss, pred, target, reductions)


def refused_deltas(module, pred, target, deltas):
    """huber_loss(pred, target, delta)

    Look at the two parts at |r| = delta, where they meet.
    """
    return {f"delta {delta}": refusal(module.huber_loss, pred, target, delta) for delta in deltas}


def transposed(loss, pred, target):
    """Call a loss, and call it with transposed and with other tensors."""
    observed, other = loss(pred.clone(), target.clone()), loss(pred.clone(), target + 10)
    return {
        "loss": observed,
        "of pred.T and target.T": loss(pred.clone().T, target.clone().T),
        "another target has another loss": float(observed) != float(other),
    }


def mse_transposed(module, pred, target):
    """mse_loss(pred, target) and mse_loss(pred.T, target.T)"""
    return transposed(module.mse_loss, pred, target)


def mae_transposed(module, pred, target):
    """mae_loss(pred, target) and mae_loss(pred.T, target.T)

    Look at the costs by themselves, before the mean.
    """
    return transposed(module.mae_loss, pred, target)


def huber_transposed(module, pred, target):
    """huber_loss(pred, target) and huber_loss(pred.T, target.T)

    Look at the cost of one small and of one large residual, each by itself.
    """
    return transposed(module.huber_loss, pred, target)


def arguments_after(loss, pred, target):
    """Call a loss twice; keep its arguments."""
    observed, other = loss(pred, target), loss(pred, 10 + target)
    return {
        "pred after the call": pred,
        "target after the call": target,
        "another target has another loss": float(observed) != float(other),
    }


def after_mse(module, pred, target):
    """mse_loss(pred, target), and its arguments after the call"""
    return arguments_after(module.mse_loss, pred, target)


def after_mae(module, pred, target):
    """mae_loss(pred, target), and its arguments after the call

    Look at the costs by themselves, before the mean.
    """
    return arguments_after(module.mae_loss, pred, target)


def after_huber(module, pred, target):
    """huber_loss(pred, target), and its arguments after the call

    Look at the cost of one small and of one large residual, each by itself.
    """
    return arguments_after(module.huber_loss, pred, target)


def batch(rng, shape, dtype=torch.float64):
    """Draw pred and target; about as many residuals lie within DELTAS as beyond."""
    target = torch.randn(shape, generator=rng, dtype=dtype)
    return target + 2 * torch.randn(shape, generator=rng, dtype=dtype), target


def batches(rng):
    """Draw pred and target in several shapes."""
    return [batch(rng, shape, dtype) for shape, dtype in BATCHES]


@pytest.mark.points(1)
def test_mse_value(agree, rng):
    """mse_loss: it is the mean over all elements, for several shapes."""
    agree(mse_means, batches(rng))


@pytest.mark.points(1)
def test_mae_value(agree, rng):
    """mae_loss: it is the mean over all elements, for several shapes."""
    agree(mae_means, batches(rng))


@pytest.mark.points(1)
def test_huber_value(agree, rng):
    """huber_loss: it is the mean over all elements, for several shapes."""
    agree(huber_means, batches(rng))


@pytest.mark.points(1)
def test_huber_delta(agree, rng):
    """huber_loss: the two parts meet at the delta that was asked for."""
    agree(huber_of_deltas, *batch(rng, (9, 4)), DELTAS)


@pytest.mark.points(1)
def test_mse_gradient(agree, rng):
    """mse_loss: gradients flow back to pred."""
    agree(mse_gradient, *batch(rng, (4, 3)))


@pytest.mark.points(1)
def test_mae_gradient(agree, rng):
    """mae_loss: gradients flow back to pred."""
    agree(mae_gradient, *batch(rng, (4, 3)))


@pytest.mark.points(1)
def test_huber_gradient(agree, rng):
    """huber_loss: gradients flow back to pred."""
    agree(huber_gradient, *batch(rng, (6, 4)), 1.5)


@pytest.mark.points(1)
@pytest.mark.parametrize("loss", [mse_refusals, mae_refusals, huber_refusals])
def test_shapes_that_differ(agree, rng, loss):
    """Every loss: shapes that differ raise ValueError, equal ones do not."""
    pairs = [*SHAPES, ((1, 4), (1, 4))]

    agree(loss, [[torch.randn(shape, generator=rng) for shape in pair] for pair in pairs])


@pytest.mark.points(1)
def test_range_of_delta(agree, rng):
    """huber_loss: delta <= 0 raises ValueError, and a small positive delta does not."""
    agree(refused_deltas, *batch(rng, (5,)), [0.0, 0, -0.5, -2.0, 0.05])


@pytest.mark.points(1)
@pytest.mark.parametrize("loss", [mse_transposed, mae_transposed, huber_transposed])
def test_transposed(submission, expect, rng, loss):
    """Every loss: transposed tensors have the same loss, another target has another."""
    observed = submission(loss, *batch(rng, (4, 4)))

    expect(observed["of pred.T and target.T"], observed["loss"])
    assert observed["another target has another loss"], "target + 10 has the same loss"


@pytest.mark.points(1)
@pytest.mark.parametrize("loss", [after_mse, after_mae, after_huber])
def test_inputs_unchanged(agree, rng, loss):
    """Every loss: the arguments are left as they were."""
    agree(loss, *batch(rng, (6, 2)), rtol=0, atol=0)


@pytest.mark.points(1)
@pytest.mark.parametrize("loss", [mse_reduced, mae_reduced, huber_reduced])
def test_reductions(agree, rng, loss):
    """Every loss: each reduction gives what it says, and gradients flow back from it."""
    weights = torch.rand(3, 5, generator=rng, dtype=torch.float64)

    agree(loss, *batch(rng, (3, 5)), weights)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    "loss", [mse_refused_reductions, mae_refused_reductions, huber_refused_reductions]
)
def test_unknown_reduction(agree, rng, loss):
    """Every loss: a reduction other than "mean", "sum" and "none" raises ValueError."""
    agree(loss, *batch(rng, (5,)), ["average", "max", "Mean", "batchmean", "", "sum"])
