"""Right: a context manager for the modes, einsum for labels and loss, zero_grad at both ends."""

import contextlib
import warnings

import torch
from torch import nn


@contextlib.contextmanager
def evaluating(model):
    before = dict(model.named_modules())
    before = {name: module.training for name, module in before.items()}
    model.eval()
    try:
        yield
    finally:
        for name, was_training in before.items():
            model.get_submodule(name).training = was_training


def to_logits(model):
    if not len(model) or model[len(model) - 1].__class__ != nn.Softmax:
        raise ValueError("give me a model with a softmax at its end")
    new = nn.Sequential(*model)
    new.pop(-1)
    return new


def to_labels(one_hot):
    x = one_hot.double()
    if not ((x * x == x).all() and (x.sum(1) == 1).all()):
        raise ValueError("rows are not one-hot")
    classes = torch.arange(x.shape[1], dtype=x.dtype)
    return torch.einsum("nc,c->n", x, classes).round().long()


def train_step(model, optimizer, x, one_hot):
    warnings.warn("one step", stacklevel=2)
    model.zero_grad()
    model.train()
    logits = model(x)
    log_p = logits - torch.logsumexp(logits, dim=1, keepdim=True)
    loss = torch.einsum("nc,nc->", one_hot, log_p) / -len(x)
    loss.backward()
    optimizer.step()
    model.zero_grad()
    return loss.item()


def predict_proba(model, x):
    with evaluating(model), torch.no_grad():
        return torch.softmax(model(x), -1)
