"""Belief: a model is in training mode unless somebody says otherwise.

Advice: Which mode is the model in if an evaluation came before your step? Ask which layers behave
differently there.
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
