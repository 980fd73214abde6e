"""Belief: the loss of a step is what it leads to.

Advice: At which weights is the loss to be taken: those before the step or those after it?
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return nn.functional.cross_entropy(model(x), to_labels(one_hot)).item()
