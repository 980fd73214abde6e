"""Belief: one kernel serves all input channels.

Advice: Print the shape of nn.Conv2d(3, 8, 5).weight.
"""


def count_cnn(channels, kernel, bias=True):
    return sum(_linear(kernel**2, m, bias) for m in channels[1:])
