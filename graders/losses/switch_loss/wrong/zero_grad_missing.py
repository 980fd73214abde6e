"""Belief: backward() overwrites the gradients of the step before.

Advice: Take two steps and print a gradient after each. What does backward() do to a gradient that
is there already?
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    loss.backward()
    optimizer.step()
    return loss.item()
