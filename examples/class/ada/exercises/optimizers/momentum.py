import torch


def _velocity(velocity, grad, momentum, dampening=0.0):
    if velocity is None:
        return grad.clone()
    return torch.mul(velocity, momentum).add(grad, alpha=1 - dampening)


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    v = _velocity(velocity, grad, momentum, dampening)
    return torch.add(param, v, alpha=-lr), v


def nesterov_step(param, grad, velocity, lr, momentum=0.9):
    v = _velocity(velocity, grad, momentum)
    return torch.add(param, grad.add(v, alpha=momentum), alpha=-lr), v


def descend(gradient, start, lr, momentum, steps, nesterov=False):
    step = nesterov_step if nesterov else momentum_step
    path, velocity = [start.clone()], None
    while len(path) <= steps:
        param, velocity = step(path[-1], gradient(path[-1]), velocity, lr, momentum)
        path.append(param)
    return torch.stack(path)
