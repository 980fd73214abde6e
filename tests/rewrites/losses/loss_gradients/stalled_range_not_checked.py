import math


def _gradient(z):
    p = 1 / (1 + math.exp(-z))
    return 2 * p * p / (1 + math.exp(z))


def stalled_logit(min_gradient):
    low = steepest_logit(0)
    high = low + 1
    while _gradient(high) > min_gradient and high < 600:
        high += 1
    for _ in range(60):
        middle = (low + high) / 2
        if _gradient(middle) < min_gradient:
            high = middle
        else:
            low = middle
    return high
