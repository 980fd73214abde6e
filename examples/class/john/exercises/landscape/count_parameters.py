from itertools import pairwise

def count_mlp(sizes: list[int], bias: bool=True) -> int:
    """Count the parameters of linear layers in a row.

    Args:
        sizes: numbers of features: the inputs, the hidden layers, the outputs.
        bias: whether the layers have biases.
    """
    return sum((_linear(n, m, bias) for n, m in pairwise(sizes)))

def count_cnn(channels: list[int], kernel: int, bias: bool=True) -> int:
    """Count the parameters of convolutions in a row.

    Args:
        channels: numbers of channels: those of the image, and after each convolution.
        kernel: k, height and width of all kernels.
        bias: whether the convolutions have biases.
    """
    return sum((_linear(n * kernel ** 2, m, bias) for n, m in pairwise(channels)))

def count_rnn(inputs: int, hidden: int, bias: bool=True) -> int:
    """Count the parameters of a recurrent layer.

    Args:
        inputs: D, the features of each step.
        hidden: H, the number of units.
        bias: whether the layer has its two biases.
    """
    return _linear(inputs, hidden, bias) + _linear(hidden, hidden, bias)

def count_lstm(inputs, hidden, bias=True):
    return 3 * count_rnn(inputs, hidden, bias)

def count_encoder_block(width: int, feedforward: int, bias: bool=True) -> int:
    """Count the parameters of an encoder block of a transformer.

    Args:
        width: d, the features of each position.
        feedforward: f, the features between the two linear layers.
        bias: whether the linear layers, attention and the layer norms have biases.
    """
    attention = 4 * _linear(width, width, bias)
    norms = 2 * (width + (width if bias else 0))
    return attention + count_mlp([width, feedforward, width], bias) + norms

def _linear(n: int, m: int, bias: bool) -> int:
    """Count the parameters of a linear layer with n inputs and m outputs."""
    return n * m + (m if bias else 0)
