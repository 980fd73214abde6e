"""Belief: a step adds the gradient.

Advice: Print loss before and after a train_step with lr = 0.01. Did it grow?
"""


def train_step(x, y, w1, b1, w2, b2, lr):
    a1, a2 = forward(x, w1, b1, w2, b2)
    dw1, db1, dw2, db2 = backward(x, y, w2, a1, a2)
    return w1 + lr * dw1, b1 + lr * db1, w2 + lr * dw2, b2 + lr * db2
