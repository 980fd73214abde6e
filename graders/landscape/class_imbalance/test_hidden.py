"""Hidden checks for landscape/class_imbalance: absent classes, stability, and many draws."""

import pytest
import torch
from probes import balanced, focal, of_classes, of_samples

DTYPES = [torch.float32, torch.float64]


def loss_and_logits(module, logits, labels):
    """focal_loss(logits, labels), and the logits after the call

    Look at the factor of each example by itself, and where the gradient flows.
    """
    return {"the loss": module.focal_loss(logits, labels), "the logits": logits}


def shuffled(rng, counts):
    """Make labels with this many examples of each class, in any order."""
    labels = torch.arange(len(counts)).repeat_interleave(torch.tensor(counts))
    return labels[torch.randperm(len(labels), generator=rng)]


@pytest.mark.points(2)
@pytest.mark.parametrize("counts", [[5, 1, 2], [1, 9], [4, 4, 4], [3]])
def test_class_weights(agree, rng, counts):
    """class_weights: right for classes of any sizes."""
    agree(of_classes, shuffled(rng, counts), len(counts))


@pytest.mark.points(1)
@pytest.mark.parametrize("counts", [[2, 0, 6], [0, 0, 3], [0, 4, 1, 0]])
def test_absent_classes(agree, rng, counts):
    """class_weights: a class that does not occur has weight 0, and is not counted in P."""
    for more in (0, 2):
        agree(of_classes, shuffled(rng, counts), len(counts) + more)


@pytest.mark.points(2)
@pytest.mark.parametrize("counts", [[5, 1, 2], [0, 7, 2], [3, 0, 0, 1], [6]])
def test_sample_weights(agree, rng, counts):
    """sample_weights: each example has the weight of its class, in the order of the examples."""
    agree(of_samples, shuffled(rng, counts))


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("gamma", [1.0, 2.0, 3.5])
def test_focal_loss(agree, rng, dtype, gamma):
    """focal_loss: loss and gradient are right, for any γ and number of classes."""
    for n, classes in ((6, 3), (1, 4), (5, 2)):
        logits = 2 * torch.randn(n, classes, generator=rng, dtype=dtype)
        agree(focal, logits, torch.randint(classes, (n,), generator=rng), gamma)


@pytest.mark.points(1)
def test_cross_entropy(submission, expect, rng):
    """focal_loss: with γ = 0 it is the cross-entropy, in float64, with its gradient."""
    logits = torch.randn(7, 4, generator=rng, dtype=torch.float64)
    labels = torch.randint(4, (7,), generator=rng)

    told = submission(focal, logits, labels, 0.0)

    loss = torch.nn.functional.cross_entropy(logits.requires_grad_(), labels)
    (gradient,) = torch.autograd.grad(loss, logits)
    expect(
        told,
        {"the loss": loss.detach(), "the gradient with respect to the logits": gradient},
    )


@pytest.mark.points(0.5)
def test_default_gamma(agree, rng):
    """focal_loss: γ is 2 by default."""
    logits = torch.randn(5, 3, generator=rng, dtype=torch.float64)

    agree(focal, logits, torch.tensor([0, 1, 2, 0, 1]))


@pytest.mark.points(1)
@pytest.mark.parametrize("gamma", [0.0, 1.0, 2.0])
@pytest.mark.parametrize("dtype", DTYPES)
def test_stable(agree, dtype, gamma):
    """focal_loss: logits of ±1000 give the right loss and gradient."""
    logits = torch.tensor([[1000, 0, -1000], [-1000, -1000, 1000], [0, 30, 990]], dtype=dtype)

    for labels in ([0, 2, 2], [2, 0, 1], [1, 2, 0]):
        agree(focal, logits, torch.tensor(labels), gamma)


@pytest.mark.points(2)
def test_balanced_accuracy(agree, rng):
    """balanced_accuracy: the mean recall, whatever the sizes of the classes."""
    for pairs in (  # how many examples of a class are predicted as a class
        {(0, 0): 6, (0, 1): 2, (1, 1): 2, (1, 0): 1, (2, 2): 1, (2, 0): 3},
        {(0, 1): 1, (1, 1): 9, (1, 0): 2},
        {(3, 3): 2, (3, 1): 1, (1, 1): 1},
    ):
        each = torch.tensor([pair for pair, n in pairs.items() for _ in range(n)])
        labels, predictions = each[torch.randperm(len(each), generator=rng)].T
        agree(balanced, predictions, labels)


@pytest.mark.points(1)
def test_classes_not_in_the_labels(agree, rng):
    """balanced_accuracy: classes that do not occur in the labels do not count, predicted or not."""
    labels = torch.tensor([0, 0, 0, 3, 3, 5])

    for predictions in ([0, 0, 1, 3, 4, 5], [0, 7, 7, 3, 3, 2], [9, 0, 0, 0, 3, 5]):
        agree(balanced, torch.tensor(predictions), labels)


@pytest.mark.points(0.5)
def test_logits_stay(agree, rng):
    """focal_loss: the loss is right, and the logits are left as they were."""
    agree(loss_and_logits, torch.randn(5, 4, generator=rng), torch.tensor([0, 3, 0, 0, 1]))
