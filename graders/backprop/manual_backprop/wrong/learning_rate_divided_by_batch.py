"""Belief: the learning rate has to be divided by the size of the batch.

Advice: The mean in the loss has already divided by the size of the batch. With lr = 1, compare how
far b2 moves with db2.
"""


def train_step(x, y, w1, b1, w2, b2, lr):
    a1, a2 = forward(x, w1, b1, w2, b2)
    dw1, db1, dw2, db2 = backward(x, y, w2, a1, a2)
    lr = lr / len(x)
    return w1 - lr * dw1, b1 - lr * db1, w2 - lr * dw2, b2 - lr * db2
