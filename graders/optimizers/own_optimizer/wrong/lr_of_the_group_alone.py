"""Belief: only the lr may differ from group to group.

Advice: Give one of two groups "momentum": 0.0, and take two steps with the same gradients. Do
both parameters go equally far?
"""

from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    @torch.no_grad()
    def _update(self, param: nn.Parameter, group: dict[str, Any]) -> None:
        state = self.state[param]
        grad = param.grad + self.defaults["weight_decay"] * param
        state["velocity"] = self.defaults["momentum"] * state.get("velocity", 0) + grad
        param.sub_(group["lr"] * state["velocity"])
