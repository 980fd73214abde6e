"""Belief: loaded values bring their dtype with them.

Advice: Load a float64 state into a float32 model, and print the dtype of its first weight.
"""


def load_matching(model, state):
    own = model.state_dict()
    loaded = [name for name in own if name in state and state[name].shape == own[name].shape]
    entries = dict(model.named_parameters()) | dict(model.named_buffers())
    for name in loaded:
        entries[name].data = state[name].clone()
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in loaded],
        "skipped": [name for name in state if name not in loaded],
    }
