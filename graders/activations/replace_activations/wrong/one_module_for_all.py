"""Belief: an activation has no state, so one module serves the whole model.

Advice: Print m[0] is m[1] for m = nn.Sequential(nn.ReLU(), nn.ReLU()), before and after.
"""


def replace_relu(model, negative_slope=0.01):
    places = _places(model)
    one = _leaky(places[0][1], negative_slope) if places else None
    leaky = {relu: one for _, relu in places}
    for name, relu in places:
        if name:
            parent, _, child = name.rpartition(".")
            setattr(model.get_submodule(parent), child, leaky[relu])
    return leaky.get(model, model)
