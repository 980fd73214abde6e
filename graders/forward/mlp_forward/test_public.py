"""Public checks for forward/mlp_forward: the worked example, and copies of its weights."""

import pytest
import torch
from probes import copied, hidden, probability

W1, B1 = torch.tensor([[1.0, -1.0], [1.0, 1.0]]), torch.tensor([0.0, -1.0])
W2, B2 = torch.tensor([[2.0, -1.0]]), torch.tensor([0.5])
X = torch.tensor([[3.0, 1.0], [-2.0, 0.5]])


@pytest.mark.points(1)
def test_hidden_example(submission, expect):
    """The hidden units of the worked example are 2 and 3; those of [-2, 0.5] are 0 and 0."""
    units = torch.tensor([[2.0, 3.0], [0.0, 0.0]])

    expect(submission(hidden, X, W1, B1), units)
    expect(submission(hidden, X[:1], W1, B1), units[:1])


@pytest.mark.points(1)
def test_probability_example(submission, expect):
    """The examples [3, 1] and [-2, 0.5] have the probabilities 0.8176 and 0.6225."""
    probabilities = torch.tensor([0.817574, 0.622459])

    expect(submission(probability, X, W1, B1, W2, B2), probabilities)
    expect(submission(probability, X, W1, B1, W2, -B2), torch.tensor([0.622459, 0.377541]))


@pytest.mark.points(1)
def test_copies_example(submission, expect):
    """weights_of copies the weights of the worked example; they stay when the model changes."""
    expect(submission(copied, W1, B1, W2, B2), {"w1": W1, "b1": B1, "w2": W2, "b2": B2})
