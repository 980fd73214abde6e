import torch


class Rule:
    def __init__(self, lr, momentum, dampening=0.0, nesterov=False):
        self.lr, self.momentum, self.dampening, self.nesterov = lr, momentum, dampening, nesterov

    def __call__(self, param, grad, velocity):
        if velocity is None:
            velocity = grad.detach().clone()
        else:
            velocity = velocity.mul(self.momentum).add(grad, alpha=1 - self.dampening)
        move = grad.add(velocity, alpha=self.momentum) if self.nesterov else velocity
        return param.sub(move, alpha=self.lr), velocity


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    return Rule(lr, momentum, dampening)(param, grad, velocity)


def nesterov_step(param, grad, velocity, lr, momentum=0.9):
    return Rule(lr, momentum, nesterov=True)(param, grad, velocity)


def descend(gradient, start, lr, momentum, steps, nesterov=False):
    rule = Rule(lr, momentum, nesterov=nesterov)
    param, velocity, path = start.clone(), None, [start.clone()]
    for _ in range(steps):
        param, velocity = rule(param, gradient(param), velocity)
        path.append(param)
    return torch.stack(path)
