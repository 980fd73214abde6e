"""Belief: an entry of another shape is not missing, as its name is there.

Advice: Count: do "loaded" and "missing" together list every entry of the model?
"""


def load_matching(model, state):
    own = model.state_dict()
    loaded = [name for name in own if name in state and state[name].shape == own[name].shape]
    model.load_state_dict({name: state[name] for name in loaded}, strict=False)
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in state],
        "skipped": [name for name in state if name not in loaded],
    }
