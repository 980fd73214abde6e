"""Belief: in an epoch, stochastic descent uses one example.

Advice: Count the steps of stochastic descent in the worked example, which has three examples.
"""


def three_descents(x, y, start, lr, batch_size, orders):
    firsts = [order[:1] for order in orders]
    return {
        "batch": descend(x, y, start, lr, len(x), orders),
        "stochastic": descend(x, y, start, lr, 1, firsts),
        "mini-batch": descend(x, y, start, lr, batch_size, orders),
    }
