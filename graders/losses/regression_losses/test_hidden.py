"""Hidden checks for losses/regression_losses."""

import pytest
import torch

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


def mse(module, pred, target, *reduction):
    """mse_loss(pred, target, reduction)"""
    return module.mse_loss(pred, target, *reduction)


def mae(module, pred, target, *reduction):
    """mae_loss(pred, target, reduction)"""
    return module.mae_loss(pred, target, *reduction)


def huber_by_default(module, pred, target):
    """huber_loss(pred, target)"""
    return module.huber_loss(pred, target)


def huber(module, pred, target, delta, reduction):
    """huber_loss(pred, target, delta, reduction)"""
    return module.huber_loss(pred, target, delta, reduction)


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


def told(loss, pred, target, *settings):
    """Call a loss; say whether it refuses."""
    try:
        loss(pred, target, *settings)
    except ValueError:
        return "ValueError"
    return "accepted"


def mse_refusals(module, pred, target, reductions):
    """mse_loss(pred, target, reduction)"""
    return {kind: told(module.mse_loss, pred, target, kind) for kind in reductions}


def mae_refusals(module, pred, target, reductions):
    """mae_loss(pred, target, reduction)"""
    return {kind: told(module.mae_loss, pred, target, kind) for kind in reductions}


def huber_refusals(module, pred, target, reductions):
    """huber_loss(pred, target, 1.0, reduction)"""
    return {kind: told(module.huber_loss, pred, target, 1.0, kind) for kind in reductions}


def delta_refusals(module, pred, target, deltas):
    """huber_loss(pred, target, delta)"""
    return {str(delta): told(module.huber_loss, pred, target, delta) for delta in deltas}


def inputs_after(module, pred, target):
    """pred and target after mse_loss(pred, target), mae_loss(…) and huber_loss(…)"""
    module.mse_loss(pred, target)
    module.mae_loss(pred, target)
    module.huber_loss(pred, target)
    return pred, target


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


@pytest.mark.points(2)
@pytest.mark.parametrize("refusals", [mse_refusals, mae_refusals, huber_refusals])
@pytest.mark.parametrize("shapes", [*MISFITS, ((1, 4), (1, 4))])
def test_shapes_that_differ(agree, rng, refusals, shapes):
    """Every loss: shapes that differ raise ValueError with every reduction, equal ones do not."""
    pred, target = (torch.randn(shape, generator=rng) for shape in shapes)

    agree(refusals, pred, target, REDUCTIONS)


@pytest.mark.points(1)
@pytest.mark.parametrize("refusals", [mse_refusals, mae_refusals, huber_refusals])
def test_unknown_reduction(agree, rng, refusals):
    """Every loss: a reduction other than "mean", "sum" and "none" raises ValueError."""
    agree(refusals, *batch(rng, (5,)), ["average", "max", "Mean", "batchmean", ""])


@pytest.mark.points(1)
def test_range_of_delta(agree, rng):
    """huber_loss: delta <= 0 raises ValueError, and a small positive delta does not."""
    agree(delta_refusals, *batch(rng, (5,)), [0.0, 0, -0.5, -2.0, 0.05])


@pytest.mark.points(1)
def test_inputs_unchanged(agree, rng):
    """Every loss: the arguments are left as they were."""
    agree(inputs_after, *batch(rng, (6, 2)), rtol=0, atol=0)
