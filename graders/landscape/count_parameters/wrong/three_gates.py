"""Belief: an LSTM has its three gates, and nothing more.

Advice: How many rows has weight_ih of an LSTM with one unit?
"""


def count_lstm(inputs, hidden, bias=True):
    return 3 * count_rnn(inputs, hidden, bias)
