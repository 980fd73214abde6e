"""Public checks."""

import torch


def shifted(module, x, by):
    """shift(x, by)"""
    return module.shift(x, by)


def test_example(submission, expect):
    """Three shifted by one is four."""
    expect(submission(shifted, torch.tensor([3.0]), 1.0), torch.tensor([4.0]))
