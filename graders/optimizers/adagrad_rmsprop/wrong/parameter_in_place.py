"""Belief: an optimizer step changes the parameter where it is.

Advice: Print the tensor that you passed as param to adagrad_step, before and after the call.
"""


def adagrad_step(param, grad, square_sum, lr, eps=1e-10):
    square_sum = grad**2 if square_sum is None else square_sum + grad**2
    param -= lr * grad / (square_sum.sqrt() + eps)
    return param, square_sum
