"""Belief: the first velocity is the gradient, so the tensor can be kept as it is.

Advice: After the first step call w.grad.zero_(), and print the velocity.
"""

from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    @torch.no_grad()
    def _update(self, param: nn.Parameter, group: dict[str, Any]) -> None:
        state, grad = self.state[param], param.grad
        if group["weight_decay"]:
            grad = grad + group["weight_decay"] * param
        if "velocity" in state:
            grad = group["momentum"] * state["velocity"] + grad
        state["velocity"] = grad
        param.sub_(group["lr"] * state["velocity"])
