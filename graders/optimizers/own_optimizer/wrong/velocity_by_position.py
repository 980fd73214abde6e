"""Belief: a parameter is found by its position in the group.

Advice: Use two groups of one parameter each. Print optimizer.state after a step: how many
velocities are in it?
"""

import torch
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    @torch.no_grad()
    def step(self, closure=None):
        with torch.enable_grad():
            loss = None if closure is None else closure()
        for group in self.param_groups:
            for i, param in enumerate(group["params"]):
                if param.grad is not None:
                    state = self.state[i]
                    grad = param.grad + group["weight_decay"] * param
                    state["velocity"] = group["momentum"] * state.get("velocity", 0) + grad
                    param.sub_(group["lr"] * state["velocity"])
        return loss
