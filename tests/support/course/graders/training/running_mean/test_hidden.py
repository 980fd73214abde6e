"""Hidden checks."""

import torch


def mean_of(module, *numbers):
    """the mean of a RunningMean, after each number was added"""
    mean = module.RunningMean()
    for number in numbers:
        mean.add(number)
    return mean.mean()


def test_many(agree, rng):
    """The mean of many numbers is theirs."""
    agree(mean_of, *torch.rand(9, generator=rng).tolist())
