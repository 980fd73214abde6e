"""Belief: F.cross_entropy wants probabilities.

Advice: Print your loss for a model that is very sure and right, such as one with the logits [100,
0]. How often is a softmax applied?
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.cross_entropy(model(x).softmax(dim=1), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
