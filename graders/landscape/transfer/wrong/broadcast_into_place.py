"""Belief: what copy_ accepts fits.

Advice: Load a bias of shape (1,) into one of shape (3,). Is it reported as loaded?
"""

import torch


def load_matching(model, state):
    own, loaded = model.state_dict(), []
    with torch.no_grad():
        for name in own:
            try:
                own[name].copy_(state[name])
            except (KeyError, RuntimeError):
                continue
            loaded.append(name)
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in loaded],
        "skipped": [name for name in state if name not in loaded],
    }
