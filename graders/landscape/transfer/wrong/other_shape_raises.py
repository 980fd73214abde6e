"""Belief: strict=False skips whatever does not fit.

Advice: Load the state of a model whose head has 10 classes into one with 4.
"""


def load_matching(model, state):
    own = model.state_dict()
    loaded = [name for name in own if name in state]
    model.load_state_dict(state, strict=False)
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in loaded],
        "skipped": [name for name in state if name not in loaded],
    }
