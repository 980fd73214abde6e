"""Public checks for neurons/mlp: one hidden layer, no hidden layer, and two counts."""

import pytest
import torch
from probes import count, outputs_of


@pytest.mark.points(2)
def test_one_hidden_layer(submission, expect):
    """With 1 input, 2 hidden units and 1 output, these weights turn 3 into -5 and -1 into -2."""
    weights = [
        torch.tensor([[1.0], [-1.0]]),
        torch.tensor([0.0, 0.0]),
        torch.tensor([[-2.0, -3.0]]),
        torch.tensor([1.0]),
    ]

    observed = submission(outputs_of, [1, 2, 1], weights, torch.tensor([[3.0], [-1.0]]))

    expect(
        observed,
        {
            "shapes of the parameters": [[2, 1], [2], [1, 2], [1]],
            "outputs": torch.tensor([[-5.0], [-2.0]]),
        },
    )


@pytest.mark.points(1)
def test_no_hidden_layer(submission, expect):
    """An empty list of widths gives one linear layer, whose outputs may be negative."""
    weights = [torch.tensor([[1.0, 2.0], [0.5, -1.0]]), torch.tensor([0.0, 1.0])]

    observed = submission(outputs_of, [2, 2], weights, torch.tensor([[1.0, -2.0], [-3.0, 1.0]]))

    expect(
        observed,
        {
            "shapes of the parameters": [[2, 2], [2]],
            "outputs": torch.tensor([[-3.0, 3.5], [-1.0, -1.5]]),
        },
    )


@pytest.mark.points(1)
def test_count_example(submission, expect):
    """3 features, 4 hidden units and 2 outputs have 26 parameters; without hidden layer 8."""
    counts = [submission(count, [3, 4, 2]), submission(count, [3, 2])]

    expect(counts, [26, 8])
