"""Belief: backward() overwrites the gradients of the step before.

Advice: Take two steps with lr = 0, and print a gradient after each. Is the second one twice the
first?
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    loss.backward()
    optimizer.step()
    return loss.item()
