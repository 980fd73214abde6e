"""Belief: a tensor takes on the dtype of what is written into it.

Advice: Print the dtype of your outputs for a sequence of float64.
"""

import torch


def lstm(x, params, state=None):
    outputs = torch.zeros(*x.shape[:2], params[1].shape[1])
    for t in range(len(x)):
        state = lstm_cell(x[t], params, state)
        outputs[t] = state[0]
    return outputs, state
