"""Belief: the gradient is divided by the sum of its squares.

Advice: Take a first AdaGrad step with the gradient [3.0], then one with [30.0]. Which step should
be the longer one?
"""


def adagrad_step(param, grad, square_sum, lr, eps=1e-10):
    square_sum = grad**2 if square_sum is None else square_sum + grad**2
    return param - lr * grad / (square_sum + eps), square_sum
