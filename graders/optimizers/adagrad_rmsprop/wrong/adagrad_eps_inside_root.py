"""Belief: ε is added to the squares, which then cannot be 0.

Advice: Take an AdaGrad step with the gradient [1e-6], param [1.0] and lr 0.1. √s is 1e-6, and ε
is far smaller. How far should the step go?
"""


def adagrad_step(param, grad, square_sum, lr, eps=1e-10):
    square_sum = grad**2 if square_sum is None else square_sum + grad**2
    return param - lr * grad / (square_sum + eps).sqrt(), square_sum
