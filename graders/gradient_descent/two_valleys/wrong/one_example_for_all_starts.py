"""Belief: all starts use the same example in a step.

Advice: Print the examples that the second start uses, for choices = [[0, 1]].
"""


def stochastic_descent(loss, data, starts, lr, choices):
    return _descend(lambda w, chosen: loss(w, data[chosen[0]]), starts, lr, choices)
