import torch
from torch.optim import Optimizer


class MomentumSGD(Optimizer):
    def __init__(self, params, lr=1e-2, momentum=9e-1, weight_decay=0.0):
        for option in (lr, momentum, weight_decay):
            if not option >= 0:
                raise ValueError(option)
        super().__init__(
            params, defaults={"lr": lr, "momentum": momentum, "weight_decay": weight_decay}
        )

    def step(self, closure=None):
        if closure is not None:
            loss = closure()
        else:
            loss = None
        with torch.no_grad():
            for group in self.param_groups:
                params = [p for p in group["params"] if p.grad is not None]
                if params:
                    self.step_of_group(params, group)
        return loss

    def step_of_group(self, params, group):
        grads = torch._foreach_add([p.grad for p in params], params, alpha=group["weight_decay"])
        for p in params:
            if not self.state[p]:
                self.state[p] = {"velocity": torch.zeros_like(p), "steps": 0}
            self.state[p]["steps"] += 1
        velocities = [self.state[p]["velocity"] for p in params]
        torch._foreach_mul_(velocities, group["momentum"])
        torch._foreach_add_(velocities, grads)
        torch._foreach_add_(params, velocities, alpha=-group["lr"])
