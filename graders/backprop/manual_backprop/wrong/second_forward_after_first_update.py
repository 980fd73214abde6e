"""Belief: a step updates one layer, and then the other one with fresh activations.

Advice: That takes two smaller steps, one after the other. At which parameters does plain
gradient descent evaluate the whole gradient?
"""


def train_step(x, y, w1, b1, w2, b2, lr):
    a1, a2 = forward(x, w1, b1, w2, b2)
    _, _, dw2, db2 = backward(x, y, w2, a1, a2)
    w2, b2 = w2 - lr * dw2, b2 - lr * db2
    a1, a2 = forward(x, w1, b1, w2, b2)
    dw1, db1, _, _ = backward(x, y, w2, a1, a2)
    return w1 - lr * dw1, b1 - lr * db1, w2, b2
