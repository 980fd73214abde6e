"""Belief: weight decay shrinks the parameter and leaves the velocity alone, as in AdamW.

Advice: Use a weight decay of 0.1 and a gradient of 0, and take two steps. What does the formula
say of v?
"""

from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    @torch.no_grad()
    def _update(self, param: nn.Parameter, group: dict[str, Any]) -> None:
        state = self.state[param]
        param.mul_(1 - group["lr"] * group["weight_decay"])
        state["velocity"] = group["momentum"] * state.get("velocity", 0) + param.grad
        param.sub_(group["lr"] * state["velocity"])
