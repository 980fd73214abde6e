"""Belief: weights are float32.

Advice: Call weights_of(model.double()), and print the dtypes.
"""

import torch


def weights_of(model):
    return tuple(torch.tensor(parameter.tolist()) for parameter in model.parameters())
