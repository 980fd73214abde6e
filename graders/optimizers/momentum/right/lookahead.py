import torch


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    if velocity is None:
        new = grad * 1
    else:
        new = torch.lerp(grad, torch.zeros_like(grad), dampening) + velocity * momentum
    return param - new * lr, new


def nesterov_step(param, grad, velocity, lr, momentum=0.9):
    _, new = momentum_step(param, grad, velocity, lr, momentum)
    ahead, _ = momentum_step(param, grad, new, lr, momentum)
    return ahead, new


def descend(gradient, start, lr, momentum, steps, nesterov=False):
    path = torch.empty((steps + 1, *start.shape), dtype=start.dtype)
    path[0] = start
    velocity = None
    for i in range(steps):
        here = path[i].clone()
        if nesterov:
            path[i + 1], velocity = nesterov_step(here, gradient(here), velocity, lr, momentum)
        else:
            path[i + 1], velocity = momentum_step(here, gradient(here), velocity, lr, momentum)
    return path
