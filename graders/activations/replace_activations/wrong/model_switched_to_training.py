"""Belief: a changed model is about to be trained.

Advice: Call model.eval(), replace, and print model.training.
"""


def replace_relu(model, negative_slope=0.01):
    places = _places(model)
    leaky = {relu: _leaky(relu, negative_slope) for _, relu in places}
    for name, relu in places:
        if name:
            parent, _, child = name.rpartition(".")
            setattr(model.get_submodule(parent), child, leaky[relu])
    return leaky.get(model, model).train()
