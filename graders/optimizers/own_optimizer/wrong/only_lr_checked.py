"""Belief: only the lr can be wrong.

Advice: Call MomentumSGD([w], momentum=-0.9). What happens?
"""

from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    def __init__(
        self, params, lr: float = 0.01, momentum: float = 0.9, weight_decay: float = 0.0
    ) -> None:
        if lr < 0:
            raise ValueError(f"lr is {lr}; expected 0 or more")
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
