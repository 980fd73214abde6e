import numpy as np
import torch


def scaled(param, grad, old, keep, add, lr, eps):
    p, g = param.numpy(), grad.numpy()
    s = np.square(g) * add + (0 if old is None else old.numpy() * keep)
    new = p - g * (lr / (np.sqrt(s) + eps))
    return torch.as_tensor(new, dtype=param.dtype), torch.as_tensor(s, dtype=param.dtype)


def adagrad_step(param, grad, square_sum, lr, eps=1e-10):
    return scaled(param, grad, square_sum, 1, 1, lr, eps)


def rmsprop_step(param, grad, square_avg, lr, decay=0.99, eps=1e-8):
    return scaled(param, grad, square_avg, decay, 1 - decay, lr, eps)


def updates(step, grads, lr):
    here = grads[0] * 0
    there, state = step(here, grads[0], None, lr)
    found = [there - here]
    for grad in grads[1:]:
        here = there
        there, state = step(here, grad, state, lr)
        found.append(there - here)
    return torch.stack(found)
