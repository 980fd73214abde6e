"""Belief: it does not matter which of the two logits is 0.

Advice: Print sigmoid([2.0]). Should it be above 0.5, or below?
"""

import torch


def sigmoid(x):
    return softmax(torch.stack([torch.zeros_like(x), x]), dim=0)[0]
