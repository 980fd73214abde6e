"""Belief: a loss is a mean, so each example has only its share of the gradient.

Advice: Call example_gradients for one example, then for the same example twice. Does row 0 change?
"""


def example_gradients(w, x, y):
    return 2 * (x @ w - y)[:, None] * x / len(x)
