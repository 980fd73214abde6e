"""Belief: `param.data = …` changes the parameter in place.

Advice: Keep before = w.detach(), take a step, and print before. Does it show the new value?
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
        state["velocity"] = group["momentum"] * state.get("velocity", 0) + grad
        param.data = param - group["lr"] * state["velocity"]
