"""Belief: each layer can be updated as soon as its gradient is known.

Advice: Which w2 belongs to the activations that you computed? All four gradients are taken at
the parameters that the step started from.
"""


def train_step(x, y, w1, b1, w2, b2, lr):
    a1, a2 = forward(x, w1, b1, w2, b2)
    _, _, dw2, db2 = backward(x, y, w2, a1, a2)
    w2, b2 = w2 - lr * dw2, b2 - lr * db2
    dw1, db1, _, _ = backward(x, y, w2, a1, a2)
    return w1 - lr * dw1, b1 - lr * db1, w2, b2
