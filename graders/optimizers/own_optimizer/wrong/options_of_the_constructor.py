"""Belief: the options are those that were passed to `__init__`.

Advice: After the first step set optimizer.param_groups[0]["lr"] = 0.0. Does the next step still
move the parameter?
"""

from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    def step(self, closure=None):
        loss = None if closure is None else closure()
        for group in self.param_groups:
            for param in group["params"]:
                if param.grad is not None:
                    self._update(param, self.defaults)
        return loss
