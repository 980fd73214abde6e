"""Belief: a loaded parameter is a new nn.Parameter.

Advice: Make an optimizer before loading. Does it hold the parameters of the model afterwards?
"""

from torch import nn


def load_matching(model, state):
    own, parameters = model.state_dict(), dict(model.named_parameters())
    loaded = [name for name in own if name in state and state[name].shape == own[name].shape]
    for name in loaded:
        place, _, last = name.rpartition(".")
        value = state[name].to(own[name].dtype, copy=True)
        value = nn.Parameter(value) if name in parameters else value
        setattr(model.get_submodule(place), last, value)
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in loaded],
        "skipped": [name for name in state if name not in loaded],
    }
