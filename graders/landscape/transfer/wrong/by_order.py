"""Belief: entries correspond by their place in the list.

Advice: Load a state whose entries are in reverse order. Names say which is which.
"""

import torch


def load_matching(model, state):
    own, loaded, used = model.state_dict(), [], []
    with torch.no_grad():
        for (name, entry), (other, given) in zip(own.items(), state.items()):
            if entry.shape == given.shape:
                entry.copy_(given)
                loaded.append(name)
                used.append(other)
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in loaded],
        "skipped": [name for name in state if name not in used],
    }
