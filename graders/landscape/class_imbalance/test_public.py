"""Public checks for landscape/class_imbalance: the examples, and a loss that is stable."""

import pytest
import torch
from probes import balanced, focal, of_classes, of_samples


@pytest.mark.points(1)
def test_class_weights_example(submission, expect):
    """class_weights: 2/3, 2 and 0 in the example; 1.5, 0 and 0.75 for the labels 2, 0, 2."""
    expect(submission(of_classes, torch.tensor([0, 0, 0, 1]), 3), torch.tensor([2 / 3, 2.0, 0.0]))
    expect(submission(of_classes, torch.tensor([2, 0, 2]), 3), torch.tensor([1.5, 0.0, 0.75]))


@pytest.mark.points(1)
def test_sample_weights_example(submission, expect):
    """sample_weights: 2/3 three times, and 2, in the example; the order is that of the labels."""
    expect(
        submission(of_samples, torch.tensor([0, 0, 0, 1])),
        torch.tensor([2 / 3, 2 / 3, 2 / 3, 2.0]),
    )
    expect(submission(of_samples, torch.tensor([1, 0, 0])), torch.tensor([1.5, 0.75, 0.75]))


@pytest.mark.points(1)
def test_focal_loss_example(submission, expect):
    """focal_loss: 0.9331 in the example, with its gradient; with γ = 0 the cross-entropy."""
    logits = torch.tensor([[0.9, 0.1], [0.9, 0.1]]).log()

    for gamma, loss, slopes in (
        (2.0, 0.933071, (0.001448, 0.551009)),
        (0.0, 1.203973, (0.05, 0.45)),
    ):
        first, second = slopes
        expect(
            submission(focal, logits, torch.tensor([0, 1]), gamma),
            {
                "the loss": torch.tensor(loss),
                "the gradient with respect to the logits": torch.tensor(
                    [[-first, first], [second, -second]]
                ),
            },
        )


@pytest.mark.points(1)
def test_stable_example(submission, expect):
    """focal_loss: 500 for the logits (1000, 0) with the labels 0 and 1."""
    logits = torch.tensor([[1000.0, 0.0], [1000.0, 0.0]])

    expect(
        submission(focal, logits, torch.tensor([0, 1]), 2.0),
        {
            "the loss": torch.tensor(500.0),
            "the gradient with respect to the logits": torch.tensor([[0.0, 0.0], [0.5, -0.5]]),
        },
    )


@pytest.mark.points(1)
def test_balanced_accuracy_example(submission, expect):
    """balanced_accuracy: 5/6 in the example, 0.5 if class 0 is always named, 1 if all is right."""
    labels = torch.tensor([0, 0, 0, 1])

    expect(submission(balanced, torch.tensor([0, 0, 2, 1]), labels), 5 / 6)
    expect(submission(balanced, torch.tensor([0, 0, 0, 0]), labels), 0.5)
    expect(submission(balanced, torch.tensor([2, 0]), torch.tensor([2, 0])), 1.0)
