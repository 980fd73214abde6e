"""Belief: the gradient shrinks with the length of the weights, so the effective rate does, too.

Advice: A step is as long as the gradient says, and the direction is w divided by its length. How
often does |w| come in for w = [3, 4] and lr = 75?
"""


def effective_lr(w, lr):
    return lr / w.norm(dim=1)
