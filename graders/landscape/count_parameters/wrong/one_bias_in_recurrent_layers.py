"""Belief: a recurrent layer has one bias for each unit.

Advice: Print the names of the parameters of nn.RNN(3, 4).
"""


def count_rnn(inputs, hidden, bias=True):
    return _linear(inputs + hidden, hidden, bias)
