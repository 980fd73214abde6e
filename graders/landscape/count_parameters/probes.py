"""Probes of landscape/count_parameters, for public and hidden checks."""


def mlp(module, sizes, *bias):
    """count_mlp(sizes, bias)

    Look at the weights of one layer by themselves, and its biases.
    """
    return module.count_mlp(sizes, *bias)


def cnn(module, channels, kernel, *bias):
    """count_cnn(channels, kernel, bias)

    Look at the weights of one layer by themselves, and its biases.
    """
    return module.count_cnn(channels, kernel, *bias)


def rnn(module, inputs, hidden, *bias):
    """count_rnn(inputs, hidden, bias)

    Look at each matrix and each bias by itself.
    """
    return module.count_rnn(inputs, hidden, *bias)


def lstm(module, inputs, hidden, *bias):
    """count_lstm(inputs, hidden, bias)"""
    return module.count_lstm(inputs, hidden, *bias)


def encoder_block(module, width, feedforward, *bias):
    """count_encoder_block(width, feedforward, bias)

    Look at each matrix and each bias of the block by itself.
    """
    return module.count_encoder_block(width, feedforward, *bias)
