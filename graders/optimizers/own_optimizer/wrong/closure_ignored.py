"""Belief: the gradients are there when step is called.

Advice: Put a print into the closure of the worked example. How often is it called?
"""

from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    def step(self, closure=None):
        for group in self.param_groups:
            for param in group["params"]:
                if param.grad is not None:
                    self._update(param, group)
