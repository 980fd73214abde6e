"""Right: a softmax over the classes no and yes; einsum; itertools; a warning of its own."""

import itertools
import warnings

import torch


def mean_cost(log_no, log_yes, targets, weight=1.0):
    logs = torch.stack([log_no, log_yes], dim=-1)
    shares = torch.stack([1 - targets, weight * targets], dim=-1)
    return -torch.einsum("nkc,nkc->", logs, shares) / targets.numel()


def columns(tensor):
    return tensor[:, None] if tensor.ndim == 1 else tensor


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape != targets.shape:
        warnings.warn("shapes differ", stacklevel=2)
        raise ValueError((logits.shape, targets.shape))
    z, t = columns(logits), columns(targets)
    log_no, log_yes = torch.stack([torch.zeros_like(z), z]).log_softmax(dim=0)
    return mean_cost(log_no, log_yes, t, 1.0 if pos_weight is None else pos_weight)


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError((probs.shape, targets.shape))
    p, t = columns(probs), columns(targets)
    log_no, log_yes = torch.stack([1 - p, p]).log().clamp_min(-100)
    return mean_cost(log_no, log_yes, t)


def breaking_logit(dtype):
    logits = (torch.full((), z, dtype=dtype) for z in itertools.count(1))
    return next(int(z) for z in logits if 1 - torch.sigmoid(z) == 0.0)
