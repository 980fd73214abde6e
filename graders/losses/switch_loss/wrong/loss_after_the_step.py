"""Belief: the loss of a step is what it leads to.

Advice: Try the worked example: with the weight [[0.0], [0.0]] the loss is 0.693147. At which
weights is yours taken?
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return nn.functional.cross_entropy(model(x), to_labels(one_hot)).item()
