"""Belief: as the outputs do not depend on the scale, the gradient does not, either.

Advice: Print gradient(loss, w) and gradient(loss, 10 * w). By which factor should they differ?
"""

import torch


def gradient(loss, w):
    u = (w / w.norm(dim=1, keepdim=True)).detach().requires_grad_()
    return torch.autograd.grad(loss(u), u)[0]
