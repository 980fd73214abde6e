"""Belief: whoever passes a negative lr knows why.

Advice: Call MomentumSGD([w], lr=-0.1). What happens?
"""

from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    def __init__(
        self, params, lr: float = 0.01, momentum: float = 0.9, weight_decay: float = 0.0
    ) -> None:
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
