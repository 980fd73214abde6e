"""Belief: only the layers have to be differentiated by hand; the loss has a kernel for that.

Advice: The derivative of the loss is the first link of the chain. Write it as a formula in a2
and y.
"""

import torch


def backward(x, y, w2, a1, a2):
    delta2 = torch.ops.aten.mse_loss_backward(torch.ones_like(y).mean(), a2, y, 1) * a2 * (1 - a2)
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
