"""Belief: writing backward() is one thing; a training step calls loss.backward() all the same.

Advice: Call your own backward with the a1 and a2 that forward gives. What does a step need besides?
"""


def train_step(x, y, w1, b1, w2, b2, lr):
    params = [p.clone().requires_grad_() for p in (w1, b1, w2, b2)]
    loss(forward(x, *params)[1], y).backward()
    return tuple(p.detach() - lr * p.grad for p in params)
