"""Belief: the mean loss is the loss of the mean example.

Advice: Print mean_loss for (w - a)², a = -1 and 1, at w = 0. Is it 1?
"""


def mean_loss(loss, data, w):
    return loss(w, data.mean())
