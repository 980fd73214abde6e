"""Public checks for TOPIC/EXERCISE: the worked example, and another one."""

import pytest
import torch
from probes import centered


@pytest.mark.points(1)
def test_example(submission, expect):
    """The worked example is right; a third example moves the means."""
    x = torch.tensor([[1.0, 10.0], [3.0, 30.0], [8.0, 20.0]])

    two, three = submission(centered, x[:2]), submission(centered, x)

    expect(two, torch.tensor([[-1.0, -10.0], [1.0, 10.0]]))
    expect(three, torch.tensor([[-3.0, -10.0], [-1.0, 10.0], [4.0, 0.0]]))
