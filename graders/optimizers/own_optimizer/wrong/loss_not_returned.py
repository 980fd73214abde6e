"""Belief: step returns nothing.

Advice: Print what optimizer.step(closure) returns. Which number should it be in the worked
example?
"""

from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    def step(self, closure=None):
        if closure is not None:
            closure()
        for group in self.param_groups:
            for param in group["params"]:
                if param.grad is not None:
                    self._update(param, group)
