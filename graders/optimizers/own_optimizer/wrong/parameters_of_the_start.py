"""Belief: the parameters are those that were there at the start.

Advice: Add a group with add_param_group, and take a step. Does its parameter move?
"""

from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    def __init__(
        self, params, lr: float = 0.01, momentum: float = 0.9, weight_decay: float = 0.0
    ) -> None:
        defaults = {"lr": lr, "momentum": momentum, "weight_decay": weight_decay}
        for name, value in defaults.items():
            if value < 0:
                raise ValueError(f"{name} is {value}; expected 0 or more")
        super().__init__(params, defaults)
        self.groups_at_start = list(self.param_groups)

    def step(self, closure=None):
        loss = None if closure is None else closure()
        for group in self.groups_at_start:
            for param in group["params"]:
                if param.grad is not None:
                    self._update(param, group)
        return loss
