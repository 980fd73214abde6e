"""Belief: a tensor takes on the dtype of what is written into it.

Advice: Print the dtype of your mean for a batch of float64.
"""

import torch


def channel_statistics(x):
    mean, var = torch.zeros(x.shape[1]), torch.zeros(x.shape[1])
    for c in range(x.shape[1]):
        mean[c], var[c] = x[:, c].mean(), x[:, c].var(correction=0)
    return mean, var
