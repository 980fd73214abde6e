"""Hidden checks."""

import pytest
import torch


def doubled(module, x):
    """double(x)"""
    return module.double(x)


@pytest.mark.points(2)
@pytest.mark.time_limit(1)
def test_value(agree, rng):
    """The result is twice the argument."""
    agree(doubled, 12345 + torch.rand(3, generator=rng))
