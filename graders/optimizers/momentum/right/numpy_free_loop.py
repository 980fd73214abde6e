import torch


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    if velocity is None:
        velocity, dampening = torch.zeros_like(grad), 0.0
    velocity = momentum * velocity + grad - dampening * grad
    return param - lr * velocity, velocity


def nesterov_step(param, grad, velocity, lr, momentum=0.9):
    velocity = (0 if velocity is None else momentum * velocity) + grad
    return param - lr * grad - lr * momentum * velocity, velocity


def descend(gradient, start, lr, momentum, steps, nesterov=False):
    path, velocity = [start], None
    while len(path) <= steps:
        here = path[-1]
        step = [momentum_step, nesterov_step][nesterov]
        there, velocity = step(here, gradient(here), velocity, lr, momentum)
        path.append(there)
    return torch.stack(path, dim=0)
