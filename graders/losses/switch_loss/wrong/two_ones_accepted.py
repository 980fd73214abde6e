"""Belief: a row is one-hot if it holds nothing but zeros and ones and is not all zero.

Advice: Which class would [1, 0, 1] stand for? Count the ones.
"""

import torch
from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return model[:-1]


def to_labels(one_hot):
    is_binary = ((one_hot == 0) | (one_hot == 1)).all()
    if not (is_binary and one_hot.any(dim=1).all()):
        raise ValueError("expected zeros and a one in each row")
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
