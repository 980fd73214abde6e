r"""Build a multi-layer perceptron of any depth, and count its parameters by a formula.

A neural network is made of layers. Before you train one, you should be able to say what it is
made of, and how many numbers it has to learn.

    >>> count_parameters(3, [4], 2)
    26

A multi-layer perceptron (MLP) takes the features of an example, one input for each feature. Each
hidden layer computes weighted sums of all its inputs, adds a bias to each, and bends them with an
activation. The last layer computes weighted sums and biases only: its outputs may have any sign
and any size. With two hidden layers:

    x -> Linear -> ReLU -> Linear -> ReLU -> Linear -> y

`make_mlp` builds this for any list of hidden widths. An empty list gives one linear layer, and no
ReLU at all. The input layer is no module: it is the batch x itself, (N, in_features).

A linear layer with n inputs and m outputs has a weight for each pair and a bias for each output:

    n * m + m

`count_parameters` adds this up over the layers. It needs the sizes only, and builds nothing.

Worked example: 3 features, one hidden layer of 4 units, 2 classes. The layers have
3 · 4 + 4 = 16 and 4 · 2 + 2 = 10 parameters, together 26. That is what torch counts, too:

    >>> model = make_mlp(3, [4], 2)
    >>> sum(param.numel() for param in model.parameters())
    26

Rules
- `make_mlp` returns a torch.nn.Module, made of torch.nn.Linear with biases. You may use
  torch.nn.Sequential or a class of your own.
- Its parameters() give weight, bias, weight, bias, … from the first layer to the last. In a
  Sequential they do.
- The list `hidden` stays as it is.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), chapter 6.

Fine print
- All sizes are at least 1. Widths may repeat: two layers of one size are two layers.
- Sizes may be so large that no memory holds the network; `count_parameters` is exact all the same.
"""

from torch import nn


def make_mlp(in_features: int, hidden: list[int], out_features: int) -> nn.Module:
    """Build an MLP with a ReLU after each hidden layer.

    Args:
        in_features: number of features of an example.
        hidden: widths of the hidden layers, first to last; may be empty.
        out_features: number of outputs.

    Returns:
        A module that maps (N, in_features) to (N, out_features).
    """
    raise NotImplementedError


def count_parameters(in_features: int, hidden: list[int], out_features: int) -> int:
    """Count the weights and biases of that MLP, without building it.

    Args:
        in_features: number of features of an example.
        hidden: widths of the hidden layers, first to last; may be empty.
        out_features: number of outputs.

    Returns:
        How many parameters make_mlp(in_features, hidden, out_features) has.
    """
    raise NotImplementedError
