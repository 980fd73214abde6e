"""Public checks: the smallest examples."""

import pytest
import torch

pytestmark = pytest.mark.forbidden("*margin*loss*", "hinge_embedding_loss*")


def two_cost(module, scores, targets, margin):
    """two_class_cost(scores, targets, margin)"""
    return module.two_class_cost(scores, targets, margin)


def many_cost(module, scores, labels, margin):
    """many_class_cost(scores, labels, margin)"""
    return module.many_class_cost(scores, labels, margin)


def test_two_example(submission, expect):
    """Two classes: what lacks of the margin is averaged."""
    scores, targets = torch.tensor([2.0, 0.5, -1.0]), torch.tensor([1.0, 1.0, 1.0])

    expect(submission(two_cost, scores, targets, 1.0), torch.tensor(2.5 / 3))


def test_two_satisfied(submission, expect):
    """Two classes: an example that wins by more than the margin costs nothing."""
    scores, targets = torch.tensor([5.0, -3.0]), torch.tensor([1.0, -1.0])

    expect(submission(two_cost, scores, targets, 1.0), torch.tensor(0.0))


def test_many_example(submission, expect):
    """Many classes: what lacks of the margin is added."""
    scores, labels = torch.tensor([[3.0, 1.0, 2.5]]), torch.tensor([0])

    expect(submission(many_cost, scores, labels, 1.0), torch.tensor(0.5))


def test_many_satisfied(submission, expect):
    """Many classes: an example whose true class wins by more than the margin costs nothing."""
    scores, labels = torch.tensor([[9.0, 1.0, 2.5], [0.0, 0.5, 4.0]]), torch.tensor([0, 2])

    expect(submission(many_cost, scores, labels, 1.0), torch.tensor(0.0))
