"""Public checks for losses/cross_entropy: the worked examples, and what probabilities must obey."""

import pytest
import torch
from probes import default_loss, log_probabilities, loss

pytestmark = pytest.mark.forbidden(
    "*softmax*", "*softmin*", "*cross_entropy*", "*nll_loss*", "*log*sumexp*", "*logaddexp*"
)

LOGITS = torch.tensor([[2.0, 1.0, 0.0], [0.0, 1.0, 2.0]])
LABELS = torch.tensor([0, 1])
WEIGHT = torch.tensor([1.0, 3.0, 1.0])


@pytest.mark.points(1)
def test_log_softmax_example(submission, expect):
    """log_softmax: [2, 1, 0] gives [-0.4076, -1.4076, -2.4076]; the worked example is right."""
    near, far = torch.tensor([[2.0, 1.0, 0.0]]), torch.tensor([[1000.0, 0.0, -1000.0]])

    expect(submission(log_probabilities, near), torch.tensor([[-0.407606, -1.407606, -2.407606]]))
    expect(submission(log_probabilities, far), torch.tensor([[0.0, -1000.0, -2000.0]]))


@pytest.mark.points(1)
def test_log_softmax_adds_up(submission, expect, rng):
    """log_softmax: the probabilities of each row add up to 1, in a square batch too."""
    logits = 2 * torch.randn(4, 4, generator=rng, dtype=torch.float64)

    observed = submission(log_probabilities, logits)

    expect(observed.exp().sum(dim=1), torch.ones(4, dtype=torch.float64))


@pytest.mark.points(1)
def test_cross_entropy_example(submission, expect):
    """cross_entropy: the worked example gives 0.907606, and 2.407606 with the labels [2, 0]."""
    expect(submission(default_loss, LOGITS, LABELS), torch.tensor(0.907606))
    expect(submission(default_loss, LOGITS, torch.tensor([2, 0])), torch.tensor(2.407606))
    in_float64 = submission(default_loss, LOGITS.double(), LABELS)
    expect(in_float64, torch.tensor(0.907606).double(), rtol=1e-5)


@pytest.mark.points(1)
def test_weight_example(submission, expect):
    """cross_entropy: the worked example with weight gives 1.157606, and 1.207606 with 4 for 3."""
    expect(submission(loss, LOGITS, LABELS, {"weight": WEIGHT}), torch.tensor(1.157606))
    heavier = torch.tensor([1.0, 4.0, 1.0])
    expect(submission(loss, LOGITS, LABELS, {"weight": heavier}), torch.tensor(1.207606))
    in_float64 = submission(loss, LOGITS.double(), LABELS, {"weight": WEIGHT.double()})
    expect(in_float64, torch.tensor(1.157606).double(), rtol=1e-5)


@pytest.mark.points(1)
def test_ignore_index_example(submission, expect):
    """cross_entropy: the worked example with ignore_index = 1 gives 0.407606, 1.407606 with 0."""
    expect(submission(loss, LOGITS, LABELS, {"ignore_index": 1}), torch.tensor(0.407606))
    expect(submission(loss, LOGITS, LABELS, {"ignore_index": 0}), torch.tensor(1.407606))


@pytest.mark.points(1)
def test_label_smoothing_example(submission, expect):
    """cross_entropy: the worked examples with label_smoothing give 1.057606 and 1.162226."""
    smoothing = {"label_smoothing": 0.3}

    expect(submission(loss, LOGITS, LABELS, smoothing), torch.tensor(1.057606))
    weighted = submission(loss, LOGITS, LABELS, {**smoothing, "weight": WEIGHT})
    expect(weighted, torch.tensor(1.162226))
