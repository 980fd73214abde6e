"""Belief: the learning rate belongs in the velocity.

Advice: Take a step with the gradient 0.5, set the lr to 0, and take another one. Does w move?
"""

from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    @torch.no_grad()
    def _update(self, param: nn.Parameter, group: dict[str, Any]) -> None:
        state = self.state[param]
        grad = param.grad + group["weight_decay"] * param
        velocity = group["momentum"] * state.get("velocity", 0) + group["lr"] * grad
        state["velocity"] = velocity
        param.sub_(velocity)
