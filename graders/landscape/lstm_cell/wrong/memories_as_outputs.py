"""Belief: the outputs are what the layer remembers.

Advice: Compare your first output with h and with c of a single step.
"""

import torch


def lstm(x, params, state=None):
    outputs = []
    for x_t in x:
        state = lstm_cell(x_t, params, state)
        outputs.append(state[1])
    return torch.stack(outputs), state
