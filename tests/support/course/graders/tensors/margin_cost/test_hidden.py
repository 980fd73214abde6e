"""Hidden checks: random batches, compared with the solution."""

import pytest
import torch

pytestmark = pytest.mark.forbidden("*margin*loss*", "hinge_embedding_loss*")

DTYPES = [torch.float32, torch.float64]


def two_cost(module, scores, targets, *margin):
    """two_class_cost(scores, targets, margin)"""
    return module.two_class_cost(scores, targets, *margin)


def two_gradient(module, scores, targets):
    """The gradient of two_class_cost(scores, targets) with respect to scores"""
    scores.requires_grad_()
    module.two_class_cost(scores, targets).backward()
    return scores.grad


def two_leaves_inputs(module, scores, targets):
    """two_class_cost(scores, targets), and its arguments after the call"""
    cost = module.two_class_cost(scores, targets)
    return cost, scores, targets


def many_cost(module, scores, labels, *margin):
    """many_class_cost(scores, labels, margin)"""
    return module.many_class_cost(scores, labels, *margin)


def many_gradient(module, scores, labels):
    """The gradient of many_class_cost(scores, labels) with respect to scores"""
    scores.requires_grad_()
    module.many_class_cost(scores, labels).backward()
    return scores.grad


def many_leaves_inputs(module, scores, labels):
    """many_class_cost(scores, labels), and its arguments after the call"""
    cost = module.many_class_cost(scores, labels)
    return cost, scores, labels


def two_batch(rng, n, dtype=torch.float32):
    scores = 3 * torch.randn(n, generator=rng, dtype=dtype)
    targets = torch.randint(2, (n,), generator=rng) * 2 - 1
    return scores, targets.to(dtype)


def many_batch(rng, shape, dtype=torch.float32):
    scores = 3 * torch.randn(shape, generator=rng, dtype=dtype)
    labels = torch.randint(shape[1], (shape[0],), generator=rng)
    return scores, labels


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_two_value(agree, rng, dtype):
    """Two classes: the cost equals its definition on random scores."""
    agree(two_cost, *two_batch(rng, 16, dtype), 1.0)


def test_two_margin(agree, rng):
    """Two classes: the margin is the one that was asked for, 1 by default."""
    scores, targets = two_batch(rng, 32)

    agree(two_cost, scores, targets, 2.5)
    agree(two_cost, scores, targets)


def test_two_gradient(agree, rng):
    """Two classes: gradients flow back to the scores."""
    agree(two_gradient, *two_batch(rng, 16))


def test_two_inputs_unchanged(agree, rng):
    """Two classes: the arguments are left as they were."""
    agree(two_leaves_inputs, *two_batch(rng, 8))


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_many_value(agree, rng, dtype):
    """Many classes: the cost equals its definition on random scores."""
    agree(many_cost, *many_batch(rng, (16, 3), dtype), 1.0)


def test_many_margin(agree, rng):
    """Many classes: the margin is the one that was asked for, 1 by default."""
    scores, labels = many_batch(rng, (32, 4))

    agree(many_cost, scores, labels, 2.5)
    agree(many_cost, scores, labels)


def test_many_gradient(agree, rng):
    """Many classes: gradients flow back to the scores."""
    agree(many_gradient, *many_batch(rng, (16, 5)))


def test_many_inputs_unchanged(agree, rng):
    """Many classes: the arguments are left as they were."""
    agree(many_leaves_inputs, *many_batch(rng, (8, 4)))
