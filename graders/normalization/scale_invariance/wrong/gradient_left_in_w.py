"""Belief: the gradient is what is in w.grad.

Advice: Call gradient twice with the same w, and print w.grad and w.requires_grad afterwards.
"""


def gradient(loss, w):
    w.requires_grad_()
    loss(w).backward()
    return w.grad.clone()
