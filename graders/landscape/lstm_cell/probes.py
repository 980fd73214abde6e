"""Probes of landscape/lstm_cell, for public and hidden checks."""


def step(module, x, params, *state):
    """lstm_cell(x, params, state)

    Look at each gate by itself: its part of the matrices and its activation.
    """
    h, c = module.lstm_cell(x, tuple(params), *state)
    return {"the new h": h, "the new c": c}


def run(module, x, params, *state):
    """lstm(x, params, state)

    Look at what is handed on from one step to the next, and over which dimension steps run.
    """
    outputs, (h, c) = module.lstm(x, tuple(params), *state)
    return {"the outputs": outputs, "the last h": h, "the last c": c}
