"""Belief: what is summed are the squares of the steps, lr included.

Advice: Print the sum after the first step of the worked example. Is it 9? Does your step depend
on lr at all?
"""


def adagrad_step(param, grad, square_sum, lr, eps=1e-10):
    move = lr * grad
    square_sum = move**2 if square_sum is None else square_sum + move**2
    return param - move / (square_sum.sqrt() + eps), square_sum
