import numpy as np
import torch


class Average:
    def __init__(self, value, beta, t):
        self.value, self.beta, self.t = value, beta, t

    def add(self, new):
        return Average(self.beta * self.value + (1 - self.beta) * new, self.beta, self.t + 1)

    def corrected(self):
        return self.value / (1 - np.power(self.beta, self.t))


def adam_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
    p, g = param.numpy().astype(np.float64), grad.numpy().astype(np.float64)
    m, v, t = (np.zeros_like(g), np.zeros_like(g), 0) if state is None else state
    first = Average(np.asarray(m, dtype=np.float64), betas[0], t).add(g)
    second = Average(np.asarray(v, dtype=np.float64), betas[1], t).add(g**2)
    p = p - lr * first.corrected() / (np.sqrt(second.corrected()) + eps)
    p, m, v = (torch.as_tensor(x, dtype=param.dtype) for x in (p, first.value, second.value))
    return p, (m, v, first.t)


def adamw_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    return adam_step((1 - lr * weight_decay) * param, grad, state, lr, betas, eps)


def update_all(step, params, grads, states, lr):
    new = []
    for p, g, s in zip(params, grads, states, strict=True):
        new.append(step(p, g, s, lr) if g is not None else (p.clone(), s))
    params, states = zip(*new, strict=True)
    return list(params), list(states)
