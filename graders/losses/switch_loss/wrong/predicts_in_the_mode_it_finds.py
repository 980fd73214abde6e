"""Belief: no_grad() is evaluation mode.

Advice: What does no_grad() switch off, and what does eval()? Predict twice for the same x while
the model, with a Dropout in it, is in training mode.
"""

import torch
from torch import nn


def to_logits(model):
    if not isinstance(model[-1], nn.Softmax):
        raise ValueError(f"expected nn.Softmax as the last layer of {model}")
    return model[:-1]


def to_labels(one_hot):
    labels = one_hot.argmax(dim=1)
    if (nn.functional.one_hot(labels, one_hot.shape[1]) != one_hot).any():
        raise ValueError("expected one-hot rows: a single 1, and 0 elsewhere")
    return labels


def train_step(model, optimizer, x, one_hot):
    model.train()
    loss = nn.functional.cross_entropy(model(x), to_labels(one_hot))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def predict_proba(model, x):
    with torch.no_grad():
        return model(x).softmax(dim=1)
