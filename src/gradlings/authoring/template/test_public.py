"""Public checks for TOPIC/EXERCISE: the worked example."""

import pytest
import torch


def centered(module, x):
    """center(x)"""
    return module.center(x)


@pytest.mark.points(1)
def test_example(submission, expect):
    """The worked example gives [[-1, -10], [1, 10]]."""
    observed = submission(centered, torch.tensor([[1.0, 10.0], [3.0, 30.0]]))

    expect(observed, torch.tensor([[-1.0, -10.0], [1.0, 10.0]]))
