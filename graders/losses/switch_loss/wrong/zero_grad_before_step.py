"""Belief: the gradients are cleared right before the optimizer steps.

Advice: Print the weights before and after a step. What does the optimizer find in the gradients?
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
