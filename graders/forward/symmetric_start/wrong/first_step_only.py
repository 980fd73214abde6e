"""Belief: a parameter without a gradient in the first step never moves.

Advice: Train a model with the sigmoid, all parameters 0, for one step and for two.
"""

import copy


def moving_parameters(model, x, y, lr, steps):
    twin = copy.deepcopy(model)
    train(twin, x, y, lr, min(steps, 1))
    after = dict(twin.named_parameters())
    return [name for name, param in model.named_parameters() if not param.equal(after[name])]
