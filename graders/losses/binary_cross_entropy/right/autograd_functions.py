"""Right: functions with a backward of their own; the breaking logit from the machine epsilon."""

import math

import torch
from torch.autograd import Function


class FromLogits(Function):
    @staticmethod
    def forward(ctx, z, t, w):
        log_p = -torch.logaddexp(-z, torch.zeros_like(z))
        log_q = log_p - z
        p = z.sigmoid()
        ctx.slope = ((1 - t) * p - w * t * (1 - p)) / z.numel()
        return ((t - 1) * log_q - w * t * log_p).mean()

    @staticmethod
    def backward(ctx, grad):
        return grad * ctx.slope, None, None


class FromProbabilities(Function):
    @staticmethod
    def forward(ctx, p, t):
        ctx.save_for_backward(p, t)
        logs = torch.cat([p, 1 - p]).log().clip(-100, None)
        return -(logs * torch.cat([t, 1 - t])).sum() / p.numel()

    @staticmethod
    def backward(ctx, grad):
        p, t = ctx.saved_tensors
        return grad * (p - t) / (p * (1 - p)).clamp(min=1e-12) / p.numel(), None


def bce_with_logits(logits, targets, pos_weight=None):
    if logits.shape == targets.shape:
        return FromLogits.apply(logits, targets, 1 if pos_weight is None else pos_weight)
    raise ValueError("shape")


def bce(probs, targets):
    if probs.shape == targets.shape:
        return FromProbabilities.apply(probs, targets)
    raise ValueError("shape")


def breaking_logit(dtype):
    half_a_step = torch.finfo(dtype).eps / 2
    return math.ceil(-math.log(half_a_step))
