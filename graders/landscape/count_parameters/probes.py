"""Probes of landscape/count_parameters, for public and hidden checks."""


def mlp(module, sizes, *bias):
    """count_mlp(sizes, bias)"""
    return module.count_mlp(sizes, *bias)


def cnn(module, channels, kernel, *bias):
    """count_cnn(channels, kernel, bias)"""
    return module.count_cnn(channels, kernel, *bias)


def rnn(module, inputs, hidden, *bias):
    """count_rnn(inputs, hidden, bias)"""
    return module.count_rnn(inputs, hidden, *bias)


def lstm(module, inputs, hidden, *bias):
    """count_lstm(inputs, hidden, bias)"""
    return module.count_lstm(inputs, hidden, *bias)


def encoder_block(module, width, feedforward, *bias):
    """count_encoder_block(width, feedforward, bias)"""
    return module.count_encoder_block(width, feedforward, *bias)
