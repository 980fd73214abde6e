"""Belief: a step has to change only the layer next to the loss.

Advice: Print w1 and b1 before and after train_step with the worked example and lr = 1. Which of
them moved?
"""


def train_step(x, y, w1, b1, w2, b2, lr):
    a1, a2 = forward(x, w1, b1, w2, b2)
    dw1, db1, dw2, db2 = backward(x, y, w2, a1, a2)
    return w1.clone(), b1.clone(), w2 - lr * dw2, b2 - lr * db2
