"""Belief: `param.data = tensor` copies the values.

Advice: Train the loaded model for a step, and print the state. Has it changed?
"""


def load_matching(model, state):
    own = model.state_dict()
    loaded = [name for name in own if name in state and state[name].shape == own[name].shape]
    entries = dict(model.named_parameters()) | dict(model.named_buffers())
    for name in loaded:
        entries[name].data = state[name]
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in loaded],
        "skipped": [name for name in state if name not in loaded],
    }
