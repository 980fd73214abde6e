"""Belief: a recurrent layer has weights for its inputs only.

Advice: Which two matrices does an RNN multiply with?
"""


def count_rnn(inputs, hidden, bias=True):
    return _linear(inputs, hidden, bias) + (hidden if bias else 0)
