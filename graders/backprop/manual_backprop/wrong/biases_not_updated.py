"""Belief: gradient descent learns the weights; biases stay at the values that they were given.

Advice: Compare all four parameters before and after a step. Which of them did not move?
"""


def train_step(x, y, w1, b1, w2, b2, lr):
    a1, a2 = forward(x, w1, b1, w2, b2)
    dw1, db1, dw2, db2 = backward(x, y, w2, a1, a2)
    return w1 - lr * dw1, b1.clone(), w2 - lr * dw2, b2.clone()
