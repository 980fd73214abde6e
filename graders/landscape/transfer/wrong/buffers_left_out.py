"""Belief: what a model has learned is in its parameters.

Advice: Print 1.running_mean of an nn.Sequential with batch norm at 1, before and after loading.
"""

import torch


def load_matching(model, state):
    own = dict(model.named_parameters())
    loaded = [name for name in own if name in state and state[name].shape == own[name].shape]
    with torch.no_grad():
        for name in loaded:
            own[name].copy_(state[name])
    return {
        "loaded": loaded,
        "missing": [name for name in model.state_dict() if name not in loaded],
        "skipped": [name for name in state if name not in loaded],
    }
