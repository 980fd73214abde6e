"""Belief: the first dimension is the batch.

Advice: Print the shape of the last h for a sequence of shape (5, 2, 3).
"""

import torch


def lstm(x, params, state=None):
    outputs = []
    for x_t in x.unbind(1):
        state = lstm_cell(x_t, params, state)
        outputs.append(state[0])
    return torch.stack(outputs), state
