r"""Count the parameters of five architectures, without building any of them.

Who can count them knows what a network is made of, and how much memory it needs. An encoder block
as wide as those of the first transformer has three million:

    >>> count_encoder_block(512, 2048)
    3152384

All five are made of a few parts, whose tensors have these shapes:

- linear layer from n to m features: weight (m, n), bias (m,)
- convolution from n to m channels with a k × k kernel: weight (m, n, k, k), bias (m,)
- RNN with D inputs and H units: weights (H, D) and (H, H), two biases (H,)
- LSTM with D inputs and H units: weights (4H, D) and (4H, H), two biases (4H,)
- attention of width d: four linear layers from d to d features, for the queries, the keys, the
  values, and the output
- layer norm of width d: weight (d,), bias (d,)

An MLP is linear layers in a row, and a CNN is convolutions in a row. An encoder block of width d is
attention, a linear layer from d to f features, one from f to d, and two layer norms. Activations,
pooling and dropout have no parameters.

With `bias=False` no part has a bias. Layer norms still have their weights.

Worked example, d = 8 and f = 16: attention has 4 (8 · 8 + 8) = 288 parameters, the linear layers
have 16 · 8 + 16 = 144 and 8 · 16 + 8 = 136, the layer norms 2 (8 + 8) = 32:

    >>> count_encoder_block(8, 16)
    600
    >>> count_encoder_block(8, 16, bias=False)
    528

The others:

    >>> count_mlp([3, 4, 2]), count_cnn([3, 8, 4], kernel=3), count_rnn(3, 4), count_lstm(3, 4)
    (26, 516, 36, 144)

Rules
- Counts are those of torch's nn.Linear, nn.Conv2d, nn.RNN, nn.LSTM and nn.TransformerEncoderLayer.
- Build nothing: torch.nn is forbidden.

Source: PyTorch's documentation of these classes; Vaswani et al. (2017), "Attention is all you
need", where d = 512 and f = 2048.

Fine print
- All sizes are at least 1. Lists have at least two items, and stay as they are.
- An RNN and an LSTM have one layer here, and no output layer. All convolutions have groups = 1.
- Neither the size of the images, nor the length of the sequences, nor the number of heads changes
  a count.
"""

from itertools import pairwise


def count_mlp(sizes: list[int], bias: bool = True) -> int:
    """Count the parameters of linear layers in a row.

    Args:
        sizes: numbers of features: the inputs, the hidden layers, the outputs.
        bias: whether the layers have biases.
    """
    return sum(_linear(n, m, bias) for n, m in pairwise(sizes))


def count_cnn(channels: list[int], kernel: int, bias: bool = True) -> int:
    """Count the parameters of convolutions in a row.

    Args:
        channels: numbers of channels: those of the image, and after each convolution.
        kernel: k, height and width of all kernels.
        bias: whether the convolutions have biases.
    """
    return sum(_linear(n * kernel**2, m, bias) for n, m in pairwise(channels))


def count_rnn(inputs: int, hidden: int, bias: bool = True) -> int:
    """Count the parameters of a recurrent layer.

    Args:
        inputs: D, the features of each step.
        hidden: H, the number of units.
        bias: whether the layer has its two biases.
    """
    return _linear(inputs, hidden, bias) + _linear(hidden, hidden, bias)


def count_lstm(inputs: int, hidden: int, bias: bool = True) -> int:
    """Count the parameters of an LSTM layer.

    Args:
        inputs: D, the features of each step.
        hidden: H, the number of units.
        bias: whether the layer has its two biases.
    """
    return 4 * count_rnn(inputs, hidden, bias)  # three gates and the new values


def count_encoder_block(width: int, feedforward: int, bias: bool = True) -> int:
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
