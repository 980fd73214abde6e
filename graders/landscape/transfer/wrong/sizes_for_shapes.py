"""Belief: as many elements fit, whatever their shape.

Advice: Load a weight of shape (3, 2) into one of shape (2, 3). Which number lands where?
"""

import torch


def load_matching(model, state):
    own = model.state_dict()
    loaded = [name for name in own if name in state and state[name].numel() == own[name].numel()]
    with torch.no_grad():
        for name in loaded:
            own[name].copy_(state[name].reshape(own[name].shape))
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in loaded],
        "skipped": [name for name in state if name not in loaded],
    }
