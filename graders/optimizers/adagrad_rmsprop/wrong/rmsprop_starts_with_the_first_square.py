"""Belief: the average of one square is that square.

Advice: Print the average after a first RMSprop step with the gradient [4.0] and decay 0.75. With
which average from before does the formula give 4?
"""


def rmsprop_step(param, grad, square_avg, lr, decay=0.99, eps=1e-8):
    if square_avg is None:
        square_avg = grad**2
    square_avg = decay * square_avg + (1 - decay) * grad**2
    return param - lr * grad / (square_avg.sqrt() + eps), square_avg
