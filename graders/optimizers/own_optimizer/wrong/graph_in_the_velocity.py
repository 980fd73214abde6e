"""Belief: only the change of the parameter needs no_grad.

Advice: Use a weight decay of 0.1, and print the velocity after a step. Does it have a grad_fn?
"""

from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    def _update(self, param: nn.Parameter, group: dict[str, Any]) -> None:
        state = self.state[param]
        grad = param.grad + group["weight_decay"] * param
        state["velocity"] = group["momentum"] * state.get("velocity", 0) + grad
        with torch.no_grad():
            param.sub_(group["lr"] * state["velocity"])
