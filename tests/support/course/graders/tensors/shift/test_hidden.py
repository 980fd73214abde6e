"""Hidden checks."""

import pytest
import torch


def shifted_twice(module, x, by):
    """shift_twice(x, by)"""
    return module.shift_twice(x, by)


@pytest.mark.points(3)
@pytest.mark.time_limit(1)
def test_twice(agree, rng):
    """Shifting twice shifts by twice as much."""
    agree(shifted_twice, 98765 + torch.rand(3, generator=rng), 2.0)
