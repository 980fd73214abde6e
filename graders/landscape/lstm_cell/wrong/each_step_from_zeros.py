"""Belief: a step depends on its input alone.

Advice: Try a sequence of ones. Are all your outputs the same?
"""

import torch


def lstm(x, params, state=None):
    outputs = []
    for x_t in x:
        state = lstm_cell(x_t, params)
        outputs.append(state[0])
    return torch.stack(outputs), state
