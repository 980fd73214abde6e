"""Hidden checks for losses/cross_entropy."""

import pytest
import torch
from probes import default_loss, log_probabilities, loss

pytestmark = pytest.mark.forbidden(
    "*softmax*", "*softmin*", "*cross_entropy*", "*nll_loss*", "*log*sumexp*", "*logaddexp*"
)

SHAPES = [(1, 3), (5, 5), (7, 3), (3, 1), (16, 10)]
IGNORED = [-100, -1, 0, 2, 9]  # the usual one, another, two classes, one above all classes
DTYPES = [torch.float32, torch.float64]
ROOM = 1e-3  # float32 near 1000: the spacing of its numbers


def log_probabilities_gradient(module, logits, direction):
    """the gradient of (log_softmax(logits) * direction).sum() with respect to logits"""
    logits.requires_grad_()
    (module.log_softmax(logits) * direction).sum().backward()
    return logits.grad


def loss_with_all(module, logits, labels, weight, ignore_index, label_smoothing):
    """cross_entropy(logits, labels, weight, ignore_index, label_smoothing)"""
    return module.cross_entropy(logits, labels, weight, ignore_index, label_smoothing)


def loss_gradient(module, logits, labels, weight, ignore_index, label_smoothing):
    """the gradient of cross_entropy(logits, labels, weight, ...) with respect to logits"""
    logits.requires_grad_()
    module.cross_entropy(logits, labels, weight, ignore_index, label_smoothing).backward()
    return logits.grad


def after_log_softmax(module, logits):
    """the argument of log_softmax(logits), after the call"""
    module.log_softmax(logits)
    return {"logits": logits}


def after_cross_entropy(module, logits, labels, options):
    """the arguments of cross_entropy(logits, labels, **options), after the call"""
    module.cross_entropy(logits, labels, **options)
    return {"logits": logits, "labels": labels, "weight": options["weight"]}


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
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_log_softmax_value(agree, rng, shape, dtype):
    """log_softmax: right on random logits of several shapes."""
    agree(log_probabilities, batch(rng, shape, dtype)[0])


@pytest.mark.points(2)
def test_log_softmax_stable(agree, rng):
    """log_softmax: right for logits up to 1000 and rows that lie far apart."""
    agree(log_probabilities, far_rows(rng, torch.float64))
    agree(log_probabilities, far_rows(rng, torch.float32), atol=ROOM)


@pytest.mark.points(1)
@pytest.mark.parametrize("row", [[2.0, 2.0, 0.0], [0.0, 0.0, 0.0], [-1.0, 3.0, 3.0]])
@pytest.mark.parametrize("dtype", DTYPES)
def test_log_softmax_ties(agree, row, dtype):
    """log_softmax: right for rows whose largest logit occurs more than once."""
    agree(log_probabilities, torch.tensor([row, [0.5, 2.0, -1.0]], dtype=dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_log_softmax_gradient(agree, rng, dtype):
    """log_softmax: gradients flow back to the logits."""
    logits, _ = batch(rng, (5, 3), dtype)
    direction = torch.randn(5, 3, generator=rng, dtype=dtype)

    agree(log_probabilities_gradient, logits, direction)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_cross_entropy_value(agree, rng, shape, dtype):
    """cross_entropy: without options it is the mean of -log p of the labels."""
    agree(default_loss, *batch(rng, shape, dtype))


@pytest.mark.points(1)
def test_cross_entropy_stable(agree, rng):
    """cross_entropy: right for logits up to 1000 and rows that lie far apart."""
    labels = torch.randint(3, (6,), generator=rng)

    agree(default_loss, far_rows(rng, torch.float64), labels)
    agree(default_loss, far_rows(rng, torch.float32), labels, atol=ROOM)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(1, 4), (5, 5), (12, 3)])
@pytest.mark.parametrize("dtype", DTYPES)
def test_weight(agree, rng, shape, dtype):
    """cross_entropy: each row counts by the weight of its label, above and below the bar."""
    logits, labels = batch(rng, shape, dtype)
    labels[0] = 0  # whose weight is positive

    agree(loss, logits, labels, {"weight": weights(rng, shape[1], dtype)})


@pytest.mark.points(2)
@pytest.mark.parametrize("ignore_index", IGNORED)
def test_ignore_index(agree, rng, ignore_index):
    """cross_entropy: rows with the label ignore_index count nowhere, whatever number it is."""
    logits, labels = batch_with_ignored(rng, (10, 4), ignore_index)

    agree(loss, logits, labels, {"ignore_index": ignore_index})


@pytest.mark.points(1)
def test_ignore_index_default(agree, rng):
    """cross_entropy: ignore_index is -100 by default."""
    agree(default_loss, *batch_with_ignored(rng, (10, 4), -100))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(1, 3), (5, 5), (12, 4)])
@pytest.mark.parametrize("label_smoothing", [0.1, 0.6, 1.0])
def test_label_smoothing(agree, rng, shape, label_smoothing):
    """cross_entropy: label smoothing spreads its share over all classes."""
    agree(loss, *batch(rng, shape), {"label_smoothing": label_smoothing})


@pytest.mark.points(1)
@pytest.mark.parametrize("ignore_index", IGNORED)
@pytest.mark.parametrize("dtype", DTYPES)
def test_all_options(agree, rng, ignore_index, dtype):
    """cross_entropy: weights, ignored rows and label smoothing work together."""
    logits, labels = batch_with_ignored(rng, (11, 4), ignore_index, dtype)

    agree(loss_with_all, logits, labels, weights(rng, 4, dtype), ignore_index, 0.2)


@pytest.mark.points(1)
def test_cross_entropy_gradient(agree, rng):
    """cross_entropy: gradients flow back to the logits, and none to ignored rows."""
    logits, labels = batch_with_ignored(rng, (8, 4), -100)

    agree(loss_gradient, logits, labels, None, -100, 0.0)
    agree(loss_gradient, logits, labels, weights(rng, 4), -100, 0.3)


@pytest.mark.points(1)
def test_log_softmax_input_unchanged(agree, rng):
    """log_softmax: the argument is left as it was."""
    logits, _ = batch(rng, (6, 4))

    agree(log_probabilities, logits)
    agree(after_log_softmax, logits, rtol=0, atol=0)


@pytest.mark.points(1)
def test_cross_entropy_inputs_unchanged(agree, rng):
    """cross_entropy: the arguments are left as they were, also where rows do not count."""
    agree(default_loss, *batch(rng, (1, 4)))
    logits, labels = batch_with_ignored(rng, (6, 4), -100)
    options = {"weight": weights(rng, 4), "label_smoothing": 0.2}
    agree(after_cross_entropy, logits, labels, options, rtol=0, atol=0)
