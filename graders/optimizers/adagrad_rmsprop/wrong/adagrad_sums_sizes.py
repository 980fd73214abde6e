"""Belief: AdaGrad sums the sizes of the gradients.

Advice: Print the sum after the gradients 3 and 4 of the worked example. Is it 7, or 25?
"""


def adagrad_step(param, grad, square_sum, lr, eps=1e-10):
    square_sum = grad.abs() if square_sum is None else square_sum + grad.abs()
    return param - lr * grad / (square_sum.sqrt() + eps), square_sum
