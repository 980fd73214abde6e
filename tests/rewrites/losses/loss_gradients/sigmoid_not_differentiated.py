import math

import torch


def mse_gradient(logits, targets):
    error = torch.sigmoid(logits) - targets
    return error + error


def stalled_logit(min_gradient):
    if min_gradient <= 0 or min_gradient >= 8 / 27:
        raise ValueError("no such gradient")
    # 2 p = g
    p = min_gradient / 2
    return math.log(p) - math.log(1 - p)
