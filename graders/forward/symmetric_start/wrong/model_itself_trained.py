"""Belief: a function that only looks may train the model.

Advice: Print the model's last bias before and after moving_parameters.
"""

import copy


def moving_parameters(model, x, y, lr, steps):
    before = copy.deepcopy(dict(model.named_parameters()))
    train(model, x, y, lr, steps)
    return [name for name, param in model.named_parameters() if not param.equal(before[name])]
