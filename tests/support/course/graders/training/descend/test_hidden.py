"""Hidden checks."""

import pytest
import torch


def descended(module, start, lr, slope):
    """descend(start, lr, slope)"""
    return module.descend(start, lr, slope)


@pytest.mark.points(2)
@pytest.mark.time_limit(1)
def test_many_steps(agree, rng):
    """It stops where the slope is small."""
    agree(descended, 1 + torch.rand(4, generator=rng), 0.1, 0.01)
