"""Belief: the gradient is not needed after the step.

Advice: Use a weight decay of 0.1, and print w.grad before and after the step.
"""

from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    @torch.no_grad()
    def _update(self, param: nn.Parameter, group: dict[str, Any]) -> None:
        state = self.state[param]
        grad = param.grad.add_(param, alpha=group["weight_decay"])
        state["velocity"] = group["momentum"] * state.get("velocity", 0) + grad
        param.sub_(group["lr"] * state["velocity"])
