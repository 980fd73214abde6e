"""Hidden checks for losses/binary_cross_entropy."""

import pytest
import torch
from probes import (
    breaking,
    loss_of_logits,
    loss_of_probs,
    refusal_of_logits,
    refusal_of_probs,
    value_and_gradient_of_logits,
)

pytestmark = pytest.mark.forbidden("*binary_cross_entropy*", "*soft_margin_loss*")

SHAPES = [(1,), (7,), (1, 3), (5, 1), (4, 4), (6, 3)]
DTYPES = [torch.float32, torch.float64]
MISFITS = [((4, 1), (4,)), ((4,), (4, 1)), ((5, 3), (3,)), ((6,), (1,)), ((2, 3), (3, 2))]


def value_and_gradient_of_probs(module, probs, targets):
    """bce(probs, targets), and its gradient with respect to probs"""
    probs.requires_grad_()
    loss = module.bce(probs, targets)
    loss.backward()
    return {"loss": loss, "gradient": probs.grad}


def loss_of_transposed_logits(module, logits, targets):
    """bce_with_logits(logits.T, targets.T)"""
    return module.bce_with_logits(logits.T, targets.T)


def loss_of_transposed_probs(module, probs, targets):
    """bce(probs.T, targets.T)"""
    return module.bce(probs.T, targets.T)


def after_logits(module, logits, targets, pos_weight):
    """the arguments of bce_with_logits(logits, targets, pos_weight), after the call"""
    module.bce_with_logits(logits, targets, pos_weight)
    return {"logits": logits, "targets": targets, "pos_weight": pos_weight}


def after_probs(module, probs, targets):
    """the arguments of bce(probs, targets), after the call"""
    module.bce(probs, targets)
    return {"probs": probs, "targets": targets}


def random_targets(rng, shape, dtype=torch.float64):
    """Draw targets, about half of them soft; the others are 0 or 1."""
    soft = torch.rand(shape, generator=rng, dtype=dtype)
    is_hard = torch.rand(shape, generator=rng) < 0.5
    return torch.where(is_hard, soft.round(), soft)


def random_logits(rng, shape, dtype=torch.float64):
    """Draw logits that neither vanish nor saturate."""
    return 2 * torch.randn(shape, generator=rng, dtype=dtype)


def random_weights(rng, shape, dtype=torch.float64):
    """Draw weights between 0.25 and 4, by their logarithm."""
    return 4 ** (2 * torch.rand(shape, generator=rng, dtype=dtype) - 1)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_logits_value(agree, rng, shape, dtype):
    """bce_with_logits: the loss equals its definition, for hard and for soft targets."""
    logits, targets = random_logits(rng, shape, dtype), random_targets(rng, shape, dtype)

    agree(loss_of_logits, logits, targets)
    agree(loss_of_logits, logits, targets.round(), None)


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("shape", "weights"), [((8,), ()), ((5, 3), ()), ((6, 3), (3,)), ((4, 4), (4,)), ((7, 1), (1,))]
)
@pytest.mark.parametrize("dtype", DTYPES)
def test_pos_weight(agree, rng, shape, weights, dtype):
    """bce_with_logits: pos_weight weighs the positive part, the same everywhere or by column."""
    logits, targets = random_logits(rng, shape, dtype), random_targets(rng, shape, dtype)

    agree(loss_of_logits, logits, targets, random_weights(rng, weights, dtype))


@pytest.mark.points(1)
def test_logits_gradient(agree, rng):
    """bce_with_logits: gradients flow back to the logits, with and without pos_weight."""
    logits, targets = random_logits(rng, (5, 3)), random_targets(rng, (5, 3))

    agree(value_and_gradient_of_logits, logits, targets)
    agree(value_and_gradient_of_logits, logits, targets, random_weights(rng, (3,)))


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("far", [90.0, 1000.0])
def test_far_logits(agree, rng, dtype, far):
    """bce_with_logits: value and gradient stay right for logits of either sign up to 1000."""
    size = far * (0.5 + torch.rand(4, 2, generator=rng, dtype=dtype) / 2)
    logits = torch.cat([size, -size])  # (8, 2)
    targets = random_targets(rng, (8, 2), dtype)

    agree(value_and_gradient_of_logits, logits, targets)
    agree(value_and_gradient_of_logits, logits, targets.round(), random_weights(rng, (2,), dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
def test_probs_value(agree, rng, shape):
    """bce: the loss equals its definition, for hard and for soft targets."""
    probs = torch.sigmoid(random_logits(rng, shape))
    targets = random_targets(rng, shape)

    agree(loss_of_probs, probs, targets)
    agree(loss_of_probs, probs.float(), targets.float())


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("p", [0.0, 1.0, 1e-60])
def test_probs_at_the_ends(agree, rng, dtype, p):
    """bce: probabilities of 0, of 1 and of nearly 0 cost what the bound of -100 makes of them."""
    soft = torch.rand(4, generator=rng, dtype=dtype)
    targets = torch.cat([soft, torch.tensor([0.0, 1.0], dtype=dtype)])

    agree(loss_of_probs, torch.full((6,), p, dtype=dtype), targets)


@pytest.mark.points(1)
def test_probs_gradient(agree, rng):
    """bce: gradients flow back to the probabilities."""
    probs = 0.05 + 0.9 * torch.rand(4, 3, generator=rng, dtype=torch.float64)

    agree(value_and_gradient_of_probs, probs, random_targets(rng, (4, 3)))


@pytest.mark.points(1)
@pytest.mark.parametrize("refusal", [refusal_of_logits, refusal_of_probs])
@pytest.mark.parametrize("shapes", MISFITS)
def test_shapes_that_differ(agree, rng, refusal, shapes):
    """Both losses: shapes that differ raise ValueError, equal ones do not."""
    outputs, targets = (torch.rand(shape, generator=rng) for shape in shapes)

    agree(refusal, outputs, targets)
    agree(refusal, outputs, 1 - outputs)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_breaking_logit(agree, dtype):
    """breaking_logit: it is found in either dtype."""
    agree(breaking, dtype)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("loss", "of_transposed"),
    [(loss_of_logits, loss_of_transposed_logits), (loss_of_probs, loss_of_transposed_probs)],
)
def test_transposed(submission, expect, rng, loss, of_transposed):
    """Both losses: transposed tensors have the same loss, other targets another."""
    outputs = 0.1 + 0.3 * torch.rand(4, 3, generator=rng, dtype=torch.float64)
    targets = torch.rand(4, 3, generator=rng, dtype=torch.float64).round()
    targets[0, 0] = 0.0

    observed = submission(loss, outputs, targets)

    expect(submission(of_transposed, outputs, targets), observed)
    others = torch.ones_like(targets)
    assert submission(loss, outputs, others) != observed, "targets of 1 have the same loss"


@pytest.mark.points(1)
def test_logits_inputs_unchanged(agree, rng):
    """bce_with_logits: the arguments are left as they were."""
    logits, targets = random_logits(rng, (6, 2)), random_targets(rng, (6, 2))
    weights = random_weights(rng, (2,))

    agree(loss_of_logits, logits[:1, :1], targets[:1, :1].round())
    agree(after_logits, logits, targets, weights, rtol=0, atol=0)


@pytest.mark.points(1)
def test_probs_inputs_unchanged(agree, rng):
    """bce: the arguments are left as they were."""
    probs = 0.05 + 0.9 * torch.rand(6, 2, generator=rng, dtype=torch.float64)
    targets = random_targets(rng, (6, 2))

    agree(loss_of_probs, probs, targets)
    probs[:2] = torch.tensor([0.0, 1.0])
    agree(after_probs, probs, targets, rtol=0, atol=0)
