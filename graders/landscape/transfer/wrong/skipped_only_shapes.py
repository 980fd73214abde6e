"""Belief: an unknown name in the state needs no report.

Advice: Load a state with one name that the model does not have. Where is it reported?
"""


def load_matching(model, state):
    own = model.state_dict()
    loaded = [name for name in own if name in state and state[name].shape == own[name].shape]
    model.load_state_dict({name: state[name] for name in loaded}, strict=False)
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in loaded],
        "skipped": [name for name in state if name in own and name not in loaded],
    }
