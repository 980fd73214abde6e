"""Belief: batch descent takes the examples of the data one by one.

Advice: Count the steps of each of your three runs in the worked example. Which method takes a
single step an epoch?
"""


def three_descents(x, y, start, lr, batch_size, orders):
    sizes = {"batch": 1, "stochastic": len(x), "mini-batch": batch_size}
    return {name: descend(x, y, start, lr, size, orders) for name, size in sizes.items()}
