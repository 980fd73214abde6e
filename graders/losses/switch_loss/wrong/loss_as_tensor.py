"""Belief: a scalar tensor is as good as a number.

Advice: Print type(train_step(...)). What does it keep alive if somebody collects the losses of all
steps?
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss
