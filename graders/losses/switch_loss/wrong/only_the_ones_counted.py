"""Belief: a row with exactly one 1 is one-hot.

Advice: A one-hot row is told by all of its entries. Try [1, 2, 0].
"""

import torch
from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return model[:-1]


def to_labels(one_hot):
    if not ((one_hot == 1).sum(dim=1) == 1).all():
        raise ValueError("expected exactly one 1 in each row")
    return (one_hot == 1).int().argmax(dim=1)


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def predict_proba(model, x):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    with torch.no_grad():
        probabilities = model(x).softmax(dim=1)
    for module, mode in modes.items():
        module.training = mode
    return probabilities
