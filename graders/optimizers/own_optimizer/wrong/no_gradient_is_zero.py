"""Belief: no gradient is the same as a gradient of 0.

Advice: Take a step with the gradient 0.5, set w.grad = None and take another one. Does w move?
"""

import torch
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    def step(self, closure=None):
        loss = None if closure is None else closure()
        for group in self.param_groups:
            for param in group["params"]:
                has_grad = param.grad is not None
                if not has_grad:
                    param.grad = torch.zeros_like(param)
                self._update(param, group)
                if not has_grad:
                    param.grad = None
        return loss
