"""Public checks for losses/cross_entropy: the worked examples, and what probabilities must obey."""

import pytest
import torch

pytestmark = pytest.mark.forbidden(
    "*softmax*", "*softmin*", "*cross_entropy*", "*nll_loss*", "*log*sumexp*", "*logaddexp*"
)

LOGITS = torch.tensor([[2.0, 1.0, 0.0], [0.0, 1.0, 2.0]])
LABELS = torch.tensor([0, 1])
WEIGHT = torch.tensor([1.0, 3.0, 1.0])


def log_probabilities(module, logits):
    """log_softmax(logits)"""
    return module.log_softmax(logits)


def loss(module, logits, labels, options):
    """cross_entropy(logits, labels, **options)"""
    return module.cross_entropy(logits, labels, **options)


@pytest.mark.points(1)
def test_log_softmax_example(submission, expect):
    """log_softmax: the worked example, with logits of 1000 and -1000 in its second row."""
    logits = torch.tensor([[2.0, 1.0, 0.0], [1000.0, 0.0, -1000.0]])

    observed = submission(log_probabilities, logits)

    expect(observed, torch.tensor([[-0.407606, -1.407606, -2.407606], [0.0, -1000.0, -2000.0]]))


@pytest.mark.points(1)
def test_log_softmax_adds_up(submission, expect, rng):
    """log_softmax: the probabilities of each row add up to 1, in a square batch too."""
    logits = 2 * torch.randn(4, 4, generator=rng, dtype=torch.float64)

    observed = submission(log_probabilities, logits)

    expect(observed.exp().sum(dim=1), torch.ones(4, dtype=torch.float64))


@pytest.mark.points(1)
def test_cross_entropy_example(submission, expect):
    """cross_entropy: the worked example without options gives 0.907606."""
    observed = submission(loss, LOGITS, LABELS, {})

    expect(observed, torch.tensor(0.907606))


@pytest.mark.points(1)
def test_weight_example(submission, expect):
    """cross_entropy: the worked example with weight gives 1.157606."""
    observed = submission(loss, LOGITS, LABELS, {"weight": WEIGHT})

    expect(observed, torch.tensor(1.157606))


@pytest.mark.points(1)
def test_ignore_index_example(submission, expect):
    """cross_entropy: the worked example with ignore_index = 1 gives 0.407606."""
    observed = submission(loss, LOGITS, LABELS, {"ignore_index": 1})

    expect(observed, torch.tensor(0.407606))


@pytest.mark.points(1)
def test_label_smoothing_example(submission, expect):
    """cross_entropy: the worked examples with label_smoothing give 1.057606 and 1.162226."""
    smoothed = submission(loss, LOGITS, LABELS, {"label_smoothing": 0.3})
    weighted = submission(loss, LOGITS, LABELS, {"label_smoothing": 0.3, "weight": WEIGHT})

    expect(smoothed, torch.tensor(1.057606))
    expect(weighted, torch.tensor(1.162226))
