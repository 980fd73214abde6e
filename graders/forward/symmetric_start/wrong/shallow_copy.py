"""Belief: copy.copy makes a second model.

Advice: Compare copy.copy(model)[0].weight with model[0].weight by `is`.
"""

import copy


def moving_parameters(model, x, y, lr, steps):
    twin = copy.copy(model)
    train(twin, x, y, lr, steps)
    after = dict(twin.named_parameters())
    return [name for name, param in model.named_parameters() if not param.equal(after[name])]
