"""Belief: a convolution has channels and a kernel.

Advice: Print the new model for nn.Conv2d(2, 4, 3, stride=2, groups=2) with a ReLU behind it.
"""

import copy

from torch import nn


def _copied(module, chosen):
    if not isinstance(module, nn.Sequential):
        return copy.deepcopy(module)
    new = nn.Sequential()
    for child in module:
        if child in chosen and isinstance(child, nn.Conv2d):
            old = child
            conv = nn.Conv2d(old.in_channels, old.out_channels, old.kernel_size, bias=False)
            conv.weight = copy.deepcopy(old.weight)
            new.append(conv.train(old.training))
            new.append(_norm_for(old))
            continue
        new.append(_copied(child, chosen))
        if child in chosen:
            new[-1].bias = None
            new.append(_norm_for(child))
    new.training = module.training
    return new
