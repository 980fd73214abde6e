"""Belief: a function should not change what it is given.

Advice: Print the model that you passed in, after the call. Does an optimizer made before still
hold the parameters of the new one?
"""

import copy


def replace_relu(model, negative_slope=0.01):
    model = copy.deepcopy(model)
    places = _places(model)
    leaky = {relu: _leaky(relu, negative_slope) for _, relu in places}
    for name, relu in places:
        if name:
            parent, _, child = name.rpartition(".")
            setattr(model.get_submodule(parent), child, leaky[relu])
    return leaky.get(model, model)
