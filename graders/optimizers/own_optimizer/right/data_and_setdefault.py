import torch
from torch import optim


class MomentumSGD(optim.Optimizer):
    def __init__(self, params, lr=0.01, momentum=0.9, weight_decay=0.0):
        if min(lr, momentum, weight_decay) < 0:
            raise ValueError("options must not be negative")
        defaults = {"lr": lr, "momentum": momentum, "weight_decay": weight_decay}
        optim.Optimizer.__init__(self, params, defaults)

    def step(self, closure=None):
        result = closure() if closure else None
        pairs = [(p, group) for group in self.param_groups for p in group["params"]]
        for p, group in pairs:
            if p.grad is not None:
                v = self.state[p].setdefault("v", torch.zeros_like(p.data))
                v *= group["momentum"]
                v += p.grad.data + group["weight_decay"] * p.data
                p.data -= group["lr"] * v
        return result
