"""Belief: a subclass keeps what it needs in attributes of its own.

Advice: Print optimizer.state_dict() after a step. Where in it are the velocities?
"""

from typing import Any

import torch
from torch import nn
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
        self.velocities = {}

    @torch.no_grad()
    def _update(self, param: nn.Parameter, group: dict[str, Any]) -> None:
        velocity = self.velocities.get(id(param), 0)
        grad = param.grad + group["weight_decay"] * param
        self.velocities[id(param)] = group["momentum"] * velocity + grad
        param.sub_(group["lr"] * self.velocities[id(param)])
