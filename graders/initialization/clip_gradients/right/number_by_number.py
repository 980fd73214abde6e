"""Python floats, one element after the other."""

import math


def clip_by_value(parameters, bound):
    for param in parameters:
        if param.grad is None:
            continue
        flat = param.grad.view(-1)
        for i, number in enumerate(flat.tolist()):
            if abs(number) > bound:
                flat[i] = math.copysign(bound, number)


def clip_by_norm(parameters, max_norm):
    parameters = list(parameters)
    squares = 0.0
    for param in parameters:
        if param.grad is not None:
            for number in param.grad.reshape(-1).tolist():
                squares += number * number
    norm = squares**0.5
    if math.isnan(norm) or math.isinf(norm):
        raise ValueError("the gradients exploded")
    c = max_norm / (norm + 1e-6)
    for param in parameters:
        if c < 1 and param.grad is not None:
            param.grad.data.mul_(c)
    return norm


def train_step(model, loss_fn, optimizer, x, y, max_norm):
    model.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    norm = clip_by_norm(list(model.parameters()), max_norm)
    optimizer.step()
    return loss.detach().item(), norm
