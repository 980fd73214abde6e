"""Belief: gradient descent learns the weights; biases stay at the values that they were given.

Advice: Print b1 and b2 before and after train_step with the worked example and lr = 1. Which of
them moved?
"""


def train_step(x, y, w1, b1, w2, b2, lr):
    a1, a2 = forward(x, w1, b1, w2, b2)
    dw1, db1, dw2, db2 = backward(x, y, w2, a1, a2)
    return w1 - lr * dw1, b1.clone(), w2 - lr * dw2, b2.clone()
