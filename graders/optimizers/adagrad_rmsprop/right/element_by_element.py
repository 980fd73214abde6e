import math

import torch


def each(rule, param, grad, squares, lr, eps):
    squares = torch.zeros_like(grad) if squares is None else squares
    triples = zip(param.reshape(-1), grad.reshape(-1), squares.reshape(-1), strict=True)
    params, new = [], []
    for p, g, s in triples:
        s = rule(s.item(), g.item())
        params.append(p.item() - lr * g.item() / (math.sqrt(s) + eps))
        new.append(s)
    return [torch.tensor(x, dtype=param.dtype).reshape(param.shape) for x in (params, new)]


def adagrad_step(param, grad, square_sum, lr, eps=1e-10):
    return each(lambda s, g: s + g * g, param, grad, square_sum, lr, eps)


def rmsprop_step(param, grad, square_avg, lr, decay=0.99, eps=1e-8):
    return each(lambda s, g: decay * s + (1 - decay) * g * g, param, grad, square_avg, lr, eps)


def updates(step, grads, lr):
    here, result, state = torch.zeros_like(grads[0]), torch.empty_like(grads), None
    for row, grad in zip(result, grads, strict=True):
        there, state = step(here, grad, state, lr)
        row.copy_(there - here)
        here = there
    return result
