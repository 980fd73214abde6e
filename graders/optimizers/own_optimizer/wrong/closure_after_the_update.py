"""Belief: the closure measures what the step has achieved.

Advice: Print w in the closure. Has the step been taken already when it is called for the first
time?
"""

from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    def step(self, closure=None):
        for group in self.param_groups:
            for param in group["params"]:
                if param.grad is not None:
                    self._update(param, group)
        return None if closure is None else closure()
