"""Belief: the two classes have the logits x and -x.

Advice: Print sigmoid([2.0]). Is it 0.8808?
"""

import torch


def sigmoid(x):
    return softmax(torch.stack([x, -x]), dim=0)[0]
