"""Hidden checks for TOPIC/EXERCISE."""

import pytest
import torch
from probes import centered, centered_and_input


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", [(1, 3), (4, 1), (5, 3)])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_value(agree, rng, shape, dtype):
    """The result is right on random batches of several shapes."""
    agree(centered, 2 + torch.randn(shape, generator=rng, dtype=dtype))


@pytest.mark.points(1)
def test_input_unchanged(agree, rng):
    """The result is right, and the input is left as it was."""
    agree(centered_and_input, 2 + torch.randn(5, 3, generator=rng))
