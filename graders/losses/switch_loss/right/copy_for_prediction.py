"""Right: predicts with a copy of the model, whose modes are its own; trains with autograd.grad."""

import copy

import torch
import torch.nn.functional as F
from torch import nn


def to_logits(model):
    match list(model):
        case [*layers, nn.Softmax()]:
            return nn.Sequential(*layers)
        case _:
            raise ValueError("expected a softmax at the end")


def to_labels(one_hot):
    n, c = one_hot.shape
    where = torch.nonzero(one_hot)
    if not torch.equal(where[:, 0], torch.arange(n)):
        raise ValueError("each row needs exactly one entry other than 0")
    if (one_hot[where[:, 0], where[:, 1]] != 1).any():
        raise ValueError("that entry must be 1")
    return where[:, 1].clone()


def train_step(model, optimizer, x, one_hot):
    model.train(True)
    params = [p for group in optimizer.param_groups for p in group["params"] if p.requires_grad]
    loss = F.nll_loss(F.log_softmax(model(x), 1), to_labels(one_hot))
    for p, g in zip(params, torch.autograd.grad(loss, params), strict=True):
        p.grad = g
    optimizer.step()
    return loss.tolist()


def predict_proba(model, x):
    with torch.inference_mode():
        return F.softmax(copy.deepcopy(model).eval()(x), dim=1)
