"""Hidden checks for losses/cross_entropy."""

import pytest
import torch
from probes import default_loss, log_probabilities

pytestmark = pytest.mark.forbidden(
    "*softmax*", "*softmin*", "*cross_entropy*", "*nll_loss*", "*log*sumexp*", "*logaddexp*"
)

SHAPES = [(1, 3), (5, 5), (7, 3), (3, 1), (16, 10)]
IGNORED = [-100, -1, 0, 2, 9]  # the usual one, another, two classes, one above all classes
DTYPES = [torch.float32, torch.float64]
ROOM = 1e-3  # float32 near 1000: the spacing of its numbers


def log_probabilities_of_each(module, batches):
    """log_softmax(logits), for several shapes"""
    return {f"shape {tuple(logits.shape)}": module.log_softmax(logits) for logits, _ in batches}


def log_probabilities_gradient(module, logits, direction):
    """the gradient of (log_softmax(logits) * direction).sum() with respect to logits"""
    logits.requires_grad_()
    (module.log_softmax(logits) * direction).sum().backward()
    return logits.grad


def losses_of_each(module, batches):
    """cross_entropy(logits, labels), for several shapes

    Look at the log-probability of each row by itself, and the mean over rows.
    """
    return {
        f"shape {tuple(logits.shape)}": module.cross_entropy(logits, labels)
        for logits, labels in batches
    }


def loss_gradient(module, logits, labels):
    """the gradient of cross_entropy(logits, labels) with respect to logits"""
    module.cross_entropy(logits.requires_grad_(), labels).backward()
    return logits.grad


def losses_with_one_option(module, calls):
    """cross_entropy(logits, labels) with one option

    Look at numerator and divisor by themselves: which rows and weights are in each.
    """
    return {
        f"{what}, call {i}": module.cross_entropy(logits, labels, **{name: value})
        for i, (what, logits, labels, name, value) in enumerate(calls)
    }


def loss_with_all(module, logits, labels, weight, ignore_index, label_smoothing):
    """cross_entropy(logits, labels, weight, ignore_index, label_smoothing)

    Look at numerator and divisor by themselves: which rows and weights are in each.
    """
    logits.requires_grad_()
    loss = module.cross_entropy(logits, labels, weight, ignore_index, label_smoothing)
    loss.backward()
    return {
        "the loss": loss,
        "its gradient with respect to logits": logits.grad,
        "labels after the call": labels,
        "weight after the call": weight,
    }


def after_log_softmax(module, logits):
    """log_softmax(logits), and its argument after the call"""
    observed, other = module.log_softmax(logits), module.log_softmax(2 * logits)
    return {
        "logits after the call": logits,
        "other logits have another result": not torch.equal(observed.exp(), other.exp()),
    }


def after_cross_entropy(module, logits, labels):
    """cross_entropy(logits, labels), and its arguments after the call

    Look at the log-probability of each row by itself, and the mean over rows.
    """
    observed, other = module.cross_entropy(logits, labels), module.cross_entropy(logits, 1 - labels)
    return {
        "logits after the call": logits,
        "labels after the call": labels,
        "other labels have another loss": float(observed) != float(other),
    }


def batch(rng, shape, dtype=torch.float64):
    """Draw logits and labels."""
    logits = 2 * torch.randn(shape, generator=rng, dtype=dtype)
    labels = torch.randint(shape[1], (shape[0],), generator=rng)
    return logits, labels


def batch_with_ignored(rng, shape, ignore_index, dtype=torch.float64):
    """Draw logits and labels; every third row is ignored, the first row counts."""
    logits, labels = batch(rng, shape, dtype)
    labels[0] = 1
    labels[1::3] = ignore_index
    return logits, labels


def weights(rng, num_classes, dtype=torch.float64):
    """Draw the weights of the classes, between 0.25 and 2.25; that of the last class is 0."""
    weight = 0.25 + 2 * torch.rand(num_classes, generator=rng, dtype=dtype)
    weight[-1] = 0.0
    return weight


def far_rows(rng, dtype):
    """Draw logits whose rows lie far apart, and rows in which they do."""
    near = torch.randn(4, 3, generator=rng, dtype=dtype)
    offsets = torch.tensor([-990.0, 0.0, 990.0, 0.0], dtype=dtype)[:, None]
    wide = torch.tensor([[1000.0, -1000.0, 0.0], [-1000.0, -999.0, -1000.0]], dtype=dtype)
    return torch.cat([near + offsets, wide])


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_log_softmax_value(agree, rng, dtype):
    """log_softmax: right on random logits of several shapes."""
    agree(log_probabilities_of_each, [batch(rng, shape, dtype) for shape in SHAPES])


@pytest.mark.points(2)
def test_log_softmax_stable(agree, rng):
    """log_softmax: right for logits up to 1000 and rows that lie far apart."""
    agree(log_probabilities, far_rows(rng, torch.float64))
    agree(log_probabilities, far_rows(rng, torch.float32), atol=ROOM)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_log_softmax_ties(agree, dtype):
    """log_softmax: right for rows whose largest logit occurs more than once."""
    rows = [[2.0, 2.0, 0.0], [0.0, 0.0, 0.0], [-1.0, 3.0, 3.0], [0.5, 2.0, -1.0]]

    agree(log_probabilities, torch.tensor(rows, dtype=dtype))


@pytest.mark.points(1)
def test_log_softmax_gradient(agree, rng):
    """log_softmax: gradients flow back to the logits."""
    logits, _ = batch(rng, (5, 3))

    agree(log_probabilities_gradient, logits, torch.randn(5, 3, generator=rng).double())


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_cross_entropy_value(agree, rng, dtype):
    """cross_entropy: without options it is the mean of -log p of the labels."""
    agree(losses_of_each, [batch(rng, shape, dtype) for shape in SHAPES])


@pytest.mark.points(1)
def test_cross_entropy_stable(agree, rng):
    """cross_entropy: right for logits up to 1000 and rows that lie far apart."""
    labels = torch.randint(3, (6,), generator=rng)

    agree(default_loss, far_rows(rng, torch.float64), labels)
    agree(default_loss, far_rows(rng, torch.float32), labels, atol=ROOM)


@pytest.mark.points(1)
def test_cross_entropy_gradient(agree, rng):
    """cross_entropy: gradients flow back to the logits."""
    agree(loss_gradient, *batch(rng, (8, 4)))


@pytest.mark.points(1)
def test_inputs_unchanged(agree, rng):
    """Both functions: the arguments are left as they were."""
    logits, labels = torch.randn(6, 2, generator=rng).double(), torch.zeros(6).long()

    agree(after_log_softmax, logits, rtol=0, atol=0)
    agree(after_cross_entropy, logits, labels, rtol=0, atol=0)


@pytest.mark.points(1)
def test_one_option(agree, rng):
    """cross_entropy: each option by itself, with several values, and -100 as ignore_index."""
    calls = []
    for shape in [(1, 4), (5, 5), (12, 3)]:
        logits, labels = batch(rng, shape)
        labels[0] = 0  # whose weight is positive
        calls.append(("weight", logits, labels, "weight", weights(rng, shape[1])))
        for eps in (0.1, 0.6, 1.0):
            calls.append((f"label_smoothing = {eps}", logits, labels, "label_smoothing", eps))
    for index in IGNORED:
        logits, labels = batch_with_ignored(rng, (10, 4), index)
        calls.append((f"ignore_index = {index}", logits, labels, "ignore_index", index))
    default = batch_with_ignored(rng, (10, 4), -100)

    agree(losses_with_one_option, calls)
    agree(default_loss, *default)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("ignore_index", "dtype"), [*zip(IGNORED, [*DTYPES, *DTYPES, DTYPES[0]], strict=True)]
)
def test_all_options(agree, rng, ignore_index, dtype):
    """cross_entropy: weights, ignored rows and smoothing work together and change no argument."""
    logits, labels = batch_with_ignored(rng, (11, 4), ignore_index, dtype)

    agree(loss_with_all, logits, labels, weights(rng, 4, dtype), ignore_index, 0.2)
