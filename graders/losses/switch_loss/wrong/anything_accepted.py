"""Belief: the largest entry is the label, whatever else is in the row.

Advice: What does your function say to a row of zeros, or to [0.5, 0.5, 0.0]? Read what it should
raise.
"""

import torch
from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return model[:-1]


def to_labels(one_hot):
    return one_hot.argmax(dim=1)


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
