"""Belief: each place has a module of its own.

Advice: Make act = nn.ReLU() and m = nn.Sequential(act, act). Print m[0] is m[1] before and after.
"""


def replace_relu(model, negative_slope=0.01):
    places = _places(model)
    for name, relu in places:
        if not name:
            return _leaky(relu, negative_slope)
        parent, _, child = name.rpartition(".")
        setattr(model.get_submodule(parent), child, _leaky(relu, negative_slope))
    return model
