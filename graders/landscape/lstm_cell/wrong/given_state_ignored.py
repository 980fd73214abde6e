"""Belief: a sequence begins with zeros.

Advice: Run the second step of the example alone, and give it the state after the first one.
"""

import torch


def lstm(x, params, state=None):
    outputs, state = [], None
    for x_t in x:
        state = lstm_cell(x_t, params, state)
        outputs.append(state[0])
    return torch.stack(outputs), state
