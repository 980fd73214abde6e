"""Belief: the optimizer's list of parameters is the model's.

Advice: Print w after a step, and optimizer.param_groups[0]["params"][0]. Are they the same
object?
"""

import torch
from torch import nn
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    @torch.no_grad()
    def step(self, closure=None):
        with torch.enable_grad():
            loss = None if closure is None else closure()
        for group in self.param_groups:
            for i, param in enumerate(group["params"]):
                if param.grad is not None:
                    state = self.state.pop(param, {})
                    grad = param.grad + group["weight_decay"] * param
                    state["velocity"] = group["momentum"] * state.get("velocity", 0) + grad
                    group["params"][i] = nn.Parameter(param - group["lr"] * state["velocity"])
                    self.state[group["params"][i]] = state
        return loss
