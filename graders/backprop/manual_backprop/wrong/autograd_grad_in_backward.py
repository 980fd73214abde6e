"""Belief: backward may ask autograd for the hard part, as long as the rest is written by hand.

Advice: Write dloss/da2 of the worked example on paper first: two numbers. Each link of the chain is
one line of code.
"""

import torch


def backward(x, y, w2, a1, a2):
    w2 = w2.clone().requires_grad_()
    z1, z2 = torch.logit(a1), torch.logit(a2)
    shift = (z2 - a1 @ w2).detach().requires_grad_()
    z1.requires_grad_()
    out = torch.sigmoid(torch.sigmoid(z1) @ w2 + shift)
    delta1, dw2, delta2 = torch.autograd.grad(loss(out, y), (z1, w2, shift))
    return x.T @ delta1, delta1.sum(0), dw2, delta2.sum(0)
