"""Belief: outputs have the batch first, whatever the inputs have.

Advice: Print the shapes of x and of your outputs for T = 3 and N = 2.
"""

import torch


def lstm(x, params, state=None):
    outputs = []
    for x_t in x:
        state = lstm_cell(x_t, params, state)
        outputs.append(state[0])
    return torch.stack(outputs, dim=1), state
