"""Belief: a model is in training mode unless somebody says otherwise.

Advice: Call model.eval() before your step, and print model.training after it. Which layers behave
differently there?
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
