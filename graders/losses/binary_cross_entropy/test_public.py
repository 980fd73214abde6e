"""Public checks for losses/binary_cross_entropy: the worked examples, and where it breaks."""

import pytest
import torch
from probes import (
    breaking,
    loss_of_logits,
    loss_of_probs,
    refused_logits,
    refused_probs,
    value_and_gradient_of_logits,
)

pytestmark = pytest.mark.forbidden("*binary_cross_entropy*", "*soft_margin_loss*")

LOGITS, TARGETS = torch.tensor([2.0, -1.0, 0.0]), torch.tensor([1.0, 0.0, 0.5])


@pytest.mark.points(1)
def test_probs_example(submission, expect):
    """bce: the worked example gives 37.5821, and 0.1643 without probabilities of 0 and 1."""
    probs, targets = torch.tensor([0.9, 0.2, 0.0, 1.0]), torch.tensor([1.0, 0.0, 1.0, 0.5])

    expect(submission(loss_of_probs, probs, targets), torch.tensor(37.582127))
    expect(submission(loss_of_probs, probs[:2], targets[:2]), torch.tensor(0.164252))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_breaking_logit(submission, dtype):
    """breaking_logit: 1 - sigmoid(z) is 0 at the z that it gives, and not yet at z - 1."""
    z = submission(breaking, dtype)

    assert type(z) is int, f"expected an int, got {type(z).__name__}"
    before, at = (1 - torch.sigmoid(torch.tensor([z - 1, z], dtype=getattr(torch, dtype)))).tolist()
    assert at == 0, f"in {dtype} 1 - sigmoid({z}) is {at:.3g}, not 0"
    assert before > 0, f"in {dtype} 1 - sigmoid({z - 1}) is 0 already, so {z} is not the smallest"


@pytest.mark.points(1)
def test_logits_example(submission, expect):
    """bce_with_logits: logits [2, -1, 0] cost 0.3778 with [1, 0, 0.5], 1.3778 with [0, 1, 0.5]."""
    expect(submission(loss_of_logits, LOGITS, TARGETS), torch.tensor(0.377779))
    expect(submission(loss_of_logits, LOGITS, 1 - TARGETS), torch.tensor(1.377779))


@pytest.mark.points(1)
def test_far_logits(submission, expect):
    """bce_with_logits: logits of 1000 and -1000 have the right loss and the right gradient."""
    logits = torch.tensor([1000.0, -1000.0, 1000.0, -1000.0])
    targets = torch.tensor([0.0, 1.0, 1.0, 0.0])

    observed = submission(value_and_gradient_of_logits, logits, targets)

    gradient = torch.tensor([0.25, -0.25, 0.0, 0.0])
    expect(observed, {"loss": torch.tensor(500.0), "gradient": gradient})


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(6,), (4, 3)])
def test_losses_agree(submission, expect, rng, shape):
    """Both losses: they agree far from the break, and opposite targets give what they should."""
    logits = 2 * torch.randn(shape, generator=rng, dtype=torch.float64)
    targets = torch.rand(shape, generator=rng, dtype=torch.float64)

    from_logits = submission(loss_of_logits, logits, targets)

    kind = type(from_logits).__name__
    assert isinstance(from_logits, torch.Tensor), f"expected a tensor, got {kind}"
    expect(submission(loss_of_probs, torch.sigmoid(logits), targets), from_logits)
    # log p - log(1 - p) is the logit itself
    difference = ((2 * targets - 1) * logits).mean()
    expect(submission(loss_of_logits, logits, 1 - targets), from_logits + difference)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("refused", "name"), [(refused_logits, "logits"), (refused_probs, "probs")]
)
def test_column_against_row(submission, expect, refused, name):
    """Both losses: shape (3, 1) against (3,) raises ValueError, against (3, 1) it does not."""
    column, targets = torch.tensor([[0.5], [0.25], [0.75]]), torch.tensor([0.0, 1.0, 0.25])

    expect(
        submission(refused, [(column, targets), (column, targets[:, None])]),
        {
            f"{name} (3, 1) and targets (3,)": "ValueError",
            f"{name} (3, 1) and targets (3, 1)": "no ValueError was raised",
        },
    )


@pytest.mark.points(1)
def test_pos_weight_examples(submission, expect):
    """bce_with_logits: the worked examples with pos_weight give 0.8835 and 2.2804."""
    logits, targets = torch.tensor([2.0, 0.0]), torch.tensor([1.0, 0.5])
    loss = submission(loss_of_logits, logits, targets, torch.tensor(3.0))
    expect(loss, torch.tensor(0.883539))

    logits = torch.tensor([[2.0, -1.0], [0.0, 3.0]])
    targets = torch.tensor([[1.0, 1.0], [0.0, 0.0]])
    loss = submission(loss_of_logits, logits, targets, torch.tensor([1.0, 4.0]))
    expect(loss, torch.tensor(2.280427))
