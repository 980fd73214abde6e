"""Belief: the second method goes on where the first one has ended.

Advice: Print the first row of each of the three paths.
"""


def three_descents(x, y, start, lr, batch_size, orders):
    runs = {}
    for name, size in {"batch": len(x), "stochastic": 1, "mini-batch": batch_size}.items():
        runs[name] = descend(x, y, start, lr, size, orders)
        start = runs[name][0][-1]
    return runs
