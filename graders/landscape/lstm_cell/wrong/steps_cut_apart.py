"""Belief: the state is data for the next step, and needs no gradient.

Advice: Take the gradient of the last output with respect to the first input. Is it 0?
"""

import torch


def lstm(x, params, state=None):
    outputs = []
    for x_t in x:
        state = lstm_cell(x_t, params, state)
        outputs.append(state[0])
        state = tuple(part.detach() for part in state)
    return torch.stack(outputs), state
