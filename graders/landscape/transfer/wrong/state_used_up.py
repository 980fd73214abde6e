"""Belief: an entry that has been loaded can go.

Advice: Print list(state) before and after loading.
"""


def load_matching(model, state):
    own = model.state_dict()
    loaded = [name for name in own if name in state and state[name].shape == own[name].shape]
    fitting = {name: state.pop(name) for name in loaded}
    model.load_state_dict(fitting, strict=False)
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in loaded],
        "skipped": list(state),
    }
