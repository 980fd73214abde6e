def count_mlp(sizes, bias=True):
    weights = sum(n * m for n, m in zip(sizes[:-1], sizes[1:], strict=True))
    return weights + bias * sum(sizes[1:])


def count_cnn(channels, kernel, bias=True):
    weights = sum(n * m for n, m in zip(channels[:-1], channels[1:], strict=True))
    return kernel * kernel * weights + bias * sum(channels[1:])


def count_rnn(inputs, hidden, bias=True):
    return hidden * (inputs + hidden + 2 * bias)


def count_lstm(inputs, hidden, bias=True):
    return 4 * hidden * (inputs + hidden + 2 * bias)


def count_encoder_block(width, feedforward, bias=True):
    if bias:
        return 4 * width**2 + 2 * width * feedforward + 9 * width + feedforward
    return 4 * width**2 + 2 * width * feedforward + 2 * width
