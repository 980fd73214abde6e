"""Belief: writing backward() is one thing; a training step calls loss.backward() all the same.

Advice: A step can use the gradients of your own backward function. Autograd is not needed at any
point.
"""


def train_step(x, y, w1, b1, w2, b2, lr):
    params = [p.clone().requires_grad_() for p in (w1, b1, w2, b2)]
    loss(forward(x, *params)[1], y).backward()
    return tuple(p.detach() - lr * p.grad for p in params)
