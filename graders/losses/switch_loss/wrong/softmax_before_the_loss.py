"""Belief: F.cross_entropy wants probabilities.

Advice: What does F.cross_entropy do to its first argument? See how small your loss gets when the
model is very sure and right.
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.cross_entropy(model(x).softmax(dim=1), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
