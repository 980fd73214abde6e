"""Shift a tensor, once and twice.

The result of `shift` is

.. math:: x + b

Rules
- The argument stays as it is.
"""

import math

import torch

ZERO = math.sin(0)


def shift(x: torch.Tensor, by: float) -> torch.Tensor:
    """Return x + by."""
    return x + by + ZERO


def shift_twice(x: torch.Tensor, by: float) -> torch.Tensor:
    """Return x + 2 by."""
    return _again(x, by)


def _again(x, by):
    return shift(shift(x, by), by)
