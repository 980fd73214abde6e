"""Hidden checks for losses/hinge_loss."""

import pytest
import torch

pytestmark = pytest.mark.forbidden("*margin*loss*", "hinge_embedding_loss*")

BATCHES = [(1,), (7,), (64,)]
SHAPES = [(1, 2), (5, 5), (7, 3), (64, 10)]
MARGINS = [1.0, 0.25, 2.5]
DTYPES = [torch.float32, torch.float64]


def binary_loss(module, scores, targets, *margin):
    """binary_hinge_loss(scores, targets, margin)"""
    return module.binary_hinge_loss(scores, targets, *margin)


def binary_gradient(module, scores, targets, margin):
    """the gradient of binary_hinge_loss(scores, targets, margin) with respect to scores"""
    scores.requires_grad_()
    module.binary_hinge_loss(scores, targets, margin).backward()
    return scores.grad


def binary_leaves_inputs(module, scores, targets):
    """the arguments of binary_hinge_loss(scores, targets), after the call"""
    module.binary_hinge_loss(scores, targets)
    return scores, targets


def multiclass_loss(module, scores, labels, *margin):
    """multiclass_hinge_loss(scores, labels, margin)"""
    return module.multiclass_hinge_loss(scores, labels, *margin)


def multiclass_gradient(module, scores, labels, margin):
    """the gradient of multiclass_hinge_loss(scores, labels, margin) with respect to scores"""
    scores.requires_grad_()
    module.multiclass_hinge_loss(scores, labels, margin).backward()
    return scores.grad


def multiclass_leaves_inputs(module, scores, labels):
    """the arguments of multiclass_hinge_loss(scores, labels), after the call"""
    module.multiclass_hinge_loss(scores, labels)
    return scores, labels


def binary_batch(rng, n, dtype=torch.float32):
    scores = 3 * torch.randn(n, generator=rng, dtype=dtype)
    targets = torch.randint(2, n, generator=rng) * 2 - 1
    return scores, targets.to(dtype)


def multiclass_batch(rng, shape, dtype=torch.float32):
    scores = 3 * torch.randn(shape, generator=rng, dtype=dtype)
    labels = torch.randint(shape[1], (shape[0],), generator=rng)
    return scores, labels


@pytest.mark.points(2)
@pytest.mark.parametrize("n", BATCHES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_binary_value(agree, rng, n, dtype):
    """Two classes: the loss equals its definition on random scores."""
    scores, targets = binary_batch(rng, n, dtype)

    agree(binary_loss, scores, targets, 1.0)


@pytest.mark.points(1)
@pytest.mark.parametrize("margin", MARGINS)
def test_binary_margin(agree, rng, margin):
    """Two classes: the margin is the one that was asked for, 1 by default."""
    scores, targets = binary_batch(rng, (32,))

    agree(binary_loss, scores, targets, margin)
    agree(binary_loss, scores, targets)


@pytest.mark.points(1)
def test_binary_integer_targets(agree, rng):
    """Two classes: targets may be integers; the loss keeps the dtype of the scores."""
    scores, targets = binary_batch(rng, (9,))

    agree(binary_loss, scores, targets.long(), 1.0)


@pytest.mark.points(1)
def test_binary_gradient(agree, rng):
    """Two classes: gradients flow back to the scores."""
    scores, targets = binary_batch(rng, (16,))

    agree(binary_gradient, scores, targets, 1.0)


@pytest.mark.points(1)
def test_binary_inputs_unchanged(agree, rng):
    """Two classes: the arguments are left as they were."""
    scores, targets = binary_batch(rng, (8,))

    agree(binary_leaves_inputs, scores, targets)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_multiclass_value(agree, rng, shape, dtype):
    """Many classes: the loss equals its definition on random scores."""
    scores, labels = multiclass_batch(rng, shape, dtype)

    agree(multiclass_loss, scores, labels, 1.0)


@pytest.mark.points(1)
@pytest.mark.parametrize("margin", MARGINS)
def test_multiclass_margin(agree, rng, margin):
    """Many classes: the margin is the one that was asked for, 1 by default."""
    scores, labels = multiclass_batch(rng, (32, 4))

    agree(multiclass_loss, scores, labels, margin)
    agree(multiclass_loss, scores, labels)


@pytest.mark.points(1)
def test_multiclass_gradient(agree, rng):
    """Many classes: gradients flow back to the scores."""
    scores, labels = multiclass_batch(rng, (16, 5))

    agree(multiclass_gradient, scores, labels, 1.0)


@pytest.mark.points(1)
def test_multiclass_inputs_unchanged(agree, rng):
    """Many classes: the arguments are left as they were."""
    scores, labels = multiclass_batch(rng, (8, 4))

    agree(multiclass_leaves_inputs, scores, labels)
