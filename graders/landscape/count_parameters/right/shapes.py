"""List the shapes of all tensors, and multiply them out."""

from math import prod


def total(shapes, bias):
    return sum(prod(shape) for name, shape in shapes if bias or name != "bias")


def linear(n, m):
    return [("weight", (m, n)), ("bias", (m,))]


def count_mlp(sizes, bias=True):
    shapes = []
    for i in range(len(sizes) - 1):
        shapes += linear(sizes[i], sizes[i + 1])
    return total(shapes, bias)


def count_cnn(channels, kernel, bias=True):
    shapes = []
    for n, m in zip(channels, channels[1:], strict=False):
        shapes += [("weight", (m, n, kernel, kernel)), ("bias", (m,))]
    return total(shapes, bias)


def recurrent(inputs, rows, hidden):
    return linear(inputs, rows) + linear(hidden, rows)


def count_rnn(inputs, hidden, bias=True):
    return total(recurrent(inputs, hidden, hidden), bias)


def count_lstm(inputs, hidden, bias=True):
    return total(recurrent(inputs, 4 * hidden, hidden), bias)


def count_encoder_block(width, feedforward, bias=True):
    shapes = 4 * linear(width, width) + linear(width, feedforward) + linear(feedforward, width)
    shapes += 2 * [("weight", (width,)), ("bias", (width,))]
    return total(shapes, bias)
