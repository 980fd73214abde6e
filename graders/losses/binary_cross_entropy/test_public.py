"""Public checks for losses/binary_cross_entropy: the worked examples, and where it breaks."""

import pytest
import torch

pytestmark = pytest.mark.forbidden("*binary_cross_entropy*", "*soft_margin_loss*")

LOGITS, TARGETS = torch.tensor([2.0, -1.0, 0.0]), torch.tensor([1.0, 0.0, 0.5])


def loss_of_logits(module, logits, targets, *pos_weight):
    """bce_with_logits(logits, targets, pos_weight)"""
    return module.bce_with_logits(logits, targets, *pos_weight)


def value_and_gradient(module, logits, targets):
    """bce_with_logits(logits, targets), and its gradient with respect to logits"""
    logits.requires_grad_()
    loss = module.bce_with_logits(logits, targets)
    loss.backward()
    return {"loss": loss, "gradient": logits.grad}


def loss_of_probs(module, probs, targets):
    """bce(probs, targets)"""
    return module.bce(probs, targets)


def both_losses(module, logits, targets):
    """bce_with_logits(logits, targets), and bce(sigmoid(logits), targets)"""
    from_logits = module.bce_with_logits(logits, targets)
    return from_logits, module.bce(torch.sigmoid(logits), targets)


def breaking(module, dtype):
    """breaking_logit(dtype)"""
    return module.breaking_logit(getattr(torch, dtype))


def refusals(module, outputs, targets):
    """both losses with these shapes, "ValueError" where they raise one"""
    told = {}
    for name, loss in [("bce_with_logits", module.bce_with_logits), ("bce", module.bce)]:
        try:
            loss(outputs, targets)
            told[name] = "accepted"
        except ValueError:
            told[name] = "ValueError"
    return told


@pytest.mark.points(1)
def test_logits_example(submission, expect):
    """bce_with_logits: the worked example gives 0.3778."""
    expect(submission(loss_of_logits, LOGITS, TARGETS), torch.tensor(0.377779))


@pytest.mark.points(1)
def test_pos_weight_examples(submission, expect):
    """bce_with_logits: the worked examples with pos_weight give 0.6934 and 2.2804."""
    expect(submission(loss_of_logits, LOGITS, TARGETS, torch.tensor(3.0)), torch.tensor(0.693447))

    logits = torch.tensor([[2.0, -1.0], [0.0, 3.0]])
    targets = torch.tensor([[1.0, 1.0], [0.0, 0.0]])
    loss = submission(loss_of_logits, logits, targets, torch.tensor([1.0, 4.0]))
    expect(loss, torch.tensor(2.280427))


@pytest.mark.points(1)
def test_far_logits(submission, expect):
    """bce_with_logits: logits of 1000 and -1000 have the right loss and the right gradient."""
    logits = torch.tensor([1000.0, -1000.0, 1000.0, -1000.0])
    targets = torch.tensor([0.0, 1.0, 1.0, 0.0])

    observed = submission(value_and_gradient, logits, targets)

    gradient = torch.tensor([0.25, -0.25, 0.0, 0.0])
    expect(observed, {"loss": torch.tensor(500.0), "gradient": gradient})


@pytest.mark.points(1)
def test_probs_example(submission, expect):
    """bce: the worked example, with probabilities of 0 and 1, gives 37.5821."""
    probs, targets = torch.tensor([0.9, 0.2, 0.0, 1.0]), torch.tensor([1.0, 0.0, 1.0, 0.5])

    expect(submission(loss_of_probs, probs, targets), torch.tensor(37.582127))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(1,), (6,), (4, 3)])
def test_losses_agree(submission, expect, rng, shape):
    """Both losses: far from the break, the loss of logits is the loss of their sigmoids."""
    logits = 2 * torch.randn(shape, generator=rng, dtype=torch.float64)
    targets = torch.rand(shape, generator=rng, dtype=torch.float64)

    from_logits, from_probs = submission(both_losses, logits, targets)

    expect(from_logits, from_probs)


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
def test_column_against_row(submission, expect):
    """Both losses: a (3, 1) tensor with targets of shape (3,) raises ValueError."""
    targets = torch.tensor([0.0, 1.0, 0.25])

    told = submission(refusals, torch.tensor([[0.5], [0.25], [0.75]]), targets)

    expect(told, {"bce_with_logits": "ValueError", "bce": "ValueError"})
