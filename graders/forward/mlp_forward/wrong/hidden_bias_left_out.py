"""Belief: one bias, that of the output, is enough.

Advice: Give hidden_layer the inputs 0 and the bias [1.0, 2.0]. What should the units be?
"""


def hidden_layer(x, w1, b1):
    return (x @ w1.T).relu()
