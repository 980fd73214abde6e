import torch


def momentum_step(param, grad, velocity, lr, momentum=0.9, dampening=0.0):
    if velocity is None:
        velocity = grad.clone()
    else:
        velocity = momentum * velocity + (1 - dampening) * grad
    return param - lr * velocity, velocity


def nesterov_step(param, grad, velocity, lr, momentum=0.9):
    _, velocity = momentum_step(param, grad, velocity, lr, momentum)
    return param - lr * (grad + momentum * velocity), velocity


def descend(gradient, start, lr, momentum, steps, nesterov=False):
    step = nesterov_step if nesterov else momentum_step
    path = torch.empty(steps + 1, *start.shape, dtype=start.dtype)
    path[0] = start
    velocity = None
    for i in range(steps):
        path[i + 1], velocity = step(path[i], gradient(path[i]), velocity, lr, momentum)
    return path
