"""Hidden checks for losses/binary_cross_entropy."""

import pytest
import torch
from probes import breaking, refused_logits, refused_probs, value_and_gradient_of_logits

pytestmark = pytest.mark.forbidden("*binary_cross_entropy*", "*soft_margin_loss*")

SHAPES = [(1,), (7,), (1, 3), (5, 1), (4, 4), (6, 3)]
WEIGHTED = [((8,), ()), ((5, 3), ()), ((6, 3), (3,)), ((4, 4), (4,)), ((7, 1), (1,))]
DTYPES = [torch.float32, torch.float64]
MISFITS = [((4, 1), (4,)), ((4,), (4, 1)), ((5, 3), (3,)), ((6,), (1,)), ((2, 3), (3, 2))]


def losses(function, calls):
    """Call a loss with each tuple of arguments."""
    return {
        f"shape {tuple(call[0].shape)}, call {i}": function(*call) for i, call in enumerate(calls)
    }


def losses_of_logits(module, calls):
    """bce_with_logits(logits, targets), for several shapes

    Look at the parts of the loss by themselves, and the mean over all elements.
    """
    return losses(module.bce_with_logits, calls)


def losses_with_weights(module, calls):
    """bce_with_logits(logits, targets, pos_weight), for several shapes

    Look at the parts of the loss by themselves: which of them pos_weight multiplies.
    """
    return losses(module.bce_with_logits, calls)


def losses_of_probs(module, calls):
    """bce(probs, targets), for several shapes

    Look at the part for a target of 1, the part for a target of 0, and the mean.
    """
    return losses(module.bce, calls)


def gradient_of_probs(module, probs, targets):
    """the gradient of bce(probs, targets) with respect to probs"""
    module.bce(probs.requires_grad_(), targets).backward()
    return probs.grad


def gradient_of_logits(module, logits, targets):
    """the gradient of bce_with_logits(logits, targets) with respect to logits"""
    module.bce_with_logits(logits.requires_grad_(), targets).backward()
    return logits.grad


def transposed(function, outputs, targets):
    """Call a loss, and call it with transposed and with other tensors."""
    observed = function(outputs.clone(), targets.clone())
    other = function(outputs.clone(), torch.ones_like(targets))
    return {
        "loss": observed,
        "of transposed tensors": function(outputs.clone().T, targets.clone().T),
        "targets of 1 have another loss": float(observed) != float(other),
    }


def transposed_logits(module, logits, targets):
    """bce_with_logits(logits, targets) and bce_with_logits(logits.T, targets.T)

    Look at the parts of the loss by themselves, and the mean over all elements.
    """
    return transposed(module.bce_with_logits, logits, targets)


def transposed_probs(module, probs, targets):
    """bce(probs, targets) and bce(probs.T, targets.T)

    Look at the part for a target of 1, the part for a target of 0, and the mean.
    """
    return transposed(module.bce, probs, targets)


def after_logits(module, logits, targets):
    """bce_with_logits(logits, targets), and its arguments after the call

    Look at the parts of the loss by themselves, and the mean over all elements.
    """
    observed = module.bce_with_logits(logits, targets)
    other = module.bce_with_logits(1 + logits, targets)
    return {
        "logits after the call": logits,
        "targets after the call": targets,
        "other logits have another loss": float(observed) != float(other),
    }


def after_probs(module, probs, targets):
    """bce(probs, targets), and its arguments after the call

    Look at the part for a target of 1, the part for a target of 0, and the mean.
    """
    observed, other = module.bce(probs, targets), module.bce(probs, 1 - targets)
    return {
        "probs after the call": probs,
        "targets after the call": targets,
        "other targets have another loss": float(observed) != float(other),
    }


def after_weighting(module, logits, targets, pos_weight):
    """bce_with_logits(logits, targets, pos_weight), and its arguments after the call

    Look at the parts of the loss by themselves: which of them pos_weight multiplies.
    """
    loss = module.bce_with_logits(logits, targets, pos_weight)
    return {
        "the loss": loss,
        "targets after the call": targets,
        "pos_weight after the call": pos_weight,
    }


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


def far_logits(rng, dtype, far):
    """Draw logits of either sign, from half of `far` to `far`."""
    size = far * (0.5 + torch.rand(4, 2, generator=rng, dtype=dtype) / 2)
    return torch.cat([size, -size])  # (8, 2)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_probs_value(agree, rng, dtype):
    """bce: the loss equals its definition, for hard and for soft targets."""
    probs = [torch.sigmoid(random_logits(rng, shape, dtype)) for shape in SHAPES]

    agree(losses_of_probs, [(p, random_targets(rng, p.shape, dtype)) for p in probs])


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_probs_at_the_ends(agree, rng, dtype):
    """bce: probabilities of 0, of 1 and of nearly 0 cost what the bound of -100 makes of them."""
    soft = torch.rand(4, generator=rng, dtype=dtype)
    targets = torch.cat([soft, torch.tensor([0.0, 1.0], dtype=dtype)])

    agree(losses_of_probs, [(torch.full((6,), p, dtype=dtype), targets) for p in (0.0, 1.0, 1e-60)])


@pytest.mark.points(1)
def test_probs_gradient(agree, rng):
    """bce: gradients flow back to the probabilities."""
    probs = 0.05 + 0.9 * torch.rand(4, 3, generator=rng, dtype=torch.float64)

    agree(gradient_of_probs, probs, random_targets(rng, (4, 3)))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_breaking_logit(agree, dtype):
    """breaking_logit: it is found in either dtype."""
    agree(breaking, dtype)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_logits_value(agree, rng, dtype):
    """bce_with_logits: the loss equals its definition, for hard and for soft targets."""
    calls = []
    for shape in SHAPES:
        logits, targets = random_logits(rng, shape, dtype), random_targets(rng, shape, dtype)
        calls += [(logits, targets), (logits, targets.round())]

    agree(losses_of_logits, calls)


@pytest.mark.points(1)
def test_logits_gradient(agree, rng):
    """bce_with_logits: gradients flow back to the logits."""
    agree(gradient_of_logits, random_logits(rng, (5, 3)), random_targets(rng, (5, 3)))


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("far", [90.0, 1000.0])
def test_far_logits(agree, rng, dtype, far):
    """bce_with_logits: value and gradient stay right for logits of either sign up to 1000."""
    logits, targets = far_logits(rng, dtype, far), random_targets(rng, (8, 2), dtype)

    agree(value_and_gradient_of_logits, logits, targets)


@pytest.mark.points(1)
@pytest.mark.parametrize("refused", [refused_logits, refused_probs])
def test_shapes_that_differ(agree, rng, refused):
    """Both losses: shapes that differ raise ValueError, equal ones do not."""
    pairs = [*MISFITS, ((5, 3), (5, 3))]

    agree(refused, [[torch.rand(shape, generator=rng) for shape in pair] for pair in pairs])


@pytest.mark.points(1)
@pytest.mark.parametrize("loss", [transposed_logits, transposed_probs])
def test_transposed(submission, expect, rng, loss):
    """Both losses: transposed tensors have the same loss, other targets another."""
    outputs = 0.1 + 0.3 * torch.rand(4, 4, generator=rng, dtype=torch.float64)
    targets = torch.rand(4, 4, generator=rng, dtype=torch.float64).round()
    targets[0, 0] = 0.0

    observed = submission(loss, outputs, targets)

    expect(observed["of transposed tensors"], observed["loss"])
    assert observed["targets of 1 have another loss"], "targets of 1 have the same loss"


@pytest.mark.points(1)
def test_probs_inputs_unchanged(agree, rng):
    """bce: the arguments are left as they were."""
    probs, targets = torch.rand(6, 2, generator=rng, dtype=torch.float64), torch.ones(6, 2).double()
    probs[:2] = torch.tensor([0.0, 1.0])

    agree(after_probs, probs, targets, rtol=0, atol=0)


@pytest.mark.points(1)
def test_logits_inputs_unchanged(agree, rng):
    """bce_with_logits: the arguments are left as they were."""
    agree(after_logits, random_logits(rng, (6, 2)), torch.ones(6, 2).double(), rtol=0, atol=0)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_pos_weight(agree, rng, dtype):
    """bce_with_logits: pos_weight weighs the positive part, the same everywhere or by column."""
    calls = [
        (
            random_logits(rng, shape, dtype),
            random_targets(rng, shape, dtype),
            random_weights(rng, weights, dtype),
        )
        for shape, weights in WEIGHTED
    ]

    agree(losses_with_weights, calls)


@pytest.mark.points(1)
def test_pos_weight_far_out(agree, rng):
    """bce_with_logits: with pos_weight too it is right for far logits, and changes no argument."""
    logits, targets = far_logits(rng, torch.float64, 1000.0), random_targets(rng, (8, 2))
    weights = random_weights(rng, (2,))

    agree(value_and_gradient_of_logits, logits, targets, weights)
    agree(after_weighting, logits, targets, weights)
