import torch


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    if velocity is None:
        velocity = torch.zeros_like(param)
    velocity = momentum * velocity + (1 - dampening) * grad
    return param - lr * velocity, velocity


def nesterov_step(param, grad, velocity, lr, momentum=0.9):
    if velocity is None:
        velocity = torch.zeros_like(param)
    velocity = momentum * velocity + grad
    return param - lr * (grad + momentum * velocity), velocity


def descend(gradient, start, lr, momentum, steps, nesterov=False):
    p, v = start, None
    path = [p]
    for i in range(steps):
        g = gradient(p)
        if nesterov:
            p, v = nesterov_step(p, g, v, lr, momentum)
        else:
            p, v = momentum_step(p, g, v, lr, momentum)
        path.append(p)
    return torch.stack(path)
