"""Belief: a training step needs gradients for all parameters.

Advice: Call requires_grad_(False) on the first layer, take a step, and compare its weight with that
before.
"""

from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
