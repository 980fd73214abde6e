"""Belief: all of step belongs under no_grad.

Advice: Print torch.is_grad_enabled() in the closure of the worked example. What does backward()
need?
"""

import torch
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    @torch.no_grad()
    def step(self, closure=None):
        loss = None if closure is None else closure()
        for group in self.param_groups:
            for param in group["params"]:
                if param.grad is not None:
                    self._update(param, group)
        return loss
