r"""Write dropout by hand, put it into a small network, and measure what it does to predictions.

Dropout trains a network under noise: at every call a random part of a layer's activations is set to
zero, so no unit can count on another one being there. In evaluation nothing is dropped.

Dropout. With drop probability p, 0 <= p < 1, each element x_i of the input becomes in training mode

    y_i = 0               with probability p
    y_i = x_i / (1 - p)   with probability 1 - p

Each element is drawn independently of all others: of the same row, of the same column, of an
earlier call. So the number of zeros varies as well. Dividing by 1 - p keeps the mean:
E[y_i] = x_i. That is why evaluation mode has nothing to make up for: there y = x.

Worked example: p = 0.2 and x = [[1.0, 2.0, 3.0, 4.0]]. In training mode each element of y is 0, one
time in five, or else the element at its place in [[1.25, 2.5, 3.75, 5.0]]. In evaluation mode
y = [[1.0, 2.0, 3.0, 4.0]].

    >>> Dropout(0.2).eval()(torch.tensor([[1.0, 2.0, 3.0, 4.0]]))
    tensor([[1., 2., 3., 4.]])

The network. x -> Linear -> ReLU -> Dropout -> Linear -> y, from in_features over hidden_features to
out_features.

Worked example: in_features = 2, hidden_features = 3, out_features = 1, p = 0.5, and

    first layer:   W1 = [[1, 0], [0, 1], [-1, -1]]   b1 = [0, 0, 1]
    second layer:  W2 = [[1, 2, 3]]                  b2 = [0.5]

For x = [[1.0, 2.0]] the hidden layer is [1, 2, 0] after the ReLU. In evaluation mode y = [[5.5]].
In training mode y is 0.5, 2.5, 8.5 or 10.5, each one time in four; the mean of these is 5.5 too.

The spread of predictions. Run the same x through a model many times and take the standard deviation
of each output over these passes, once in training mode and once in evaluation mode. A network whose
only randomness is dropout has a spread in the first and none in the second: for the network and the
x above about 4.12 (the root of 17) and 0.

Rules
- Inputs are finite, of any shape with at least one element, float32 or float64; outputs have the
  dtype of the input. (The network has the dtype of its input.) An input may be a transposed tensor,
  whose elements do not lie in memory row by row. It is not changed.
- The mode is that of torch.nn.Module (`self.training`, set by train() and eval()). Whether
  gradients are tracked is another matter and must not change what dropout does.
- Gradients flow through dropout in both modes. An element that is 0 is dropped or kept like any
  other, and its gradient tells which.
- Draw from any random generator you like (of torch, numpy or random), but do not give it a fixed
  seed: neither two calls nor two layers may have the same mask.
- PyTorch's own dropouts are forbidden here: every function or module of torch with dropout in its
  name, and what can drop internally (attention, LSTM, GRU, RNN). Everything else in PyTorch is
  welcome.

Source: Srivastava et al. (2014), "Dropout: a simple way to prevent neural networks from
overfitting". Their p is the probability of keeping a unit, and they scale at test time; here, as in
torch.nn.Dropout, p is the probability of dropping and the scaling happens in training. Unlike
torch.nn.Dropout, p = 1 is refused. Gal and Ghahramani (2016) read the spread as uncertainty.
"""

import torch
from torch import nn


class Dropout(nn.Module):
    """Drop elements at random in training mode; do nothing in evaluation mode.

    Args:
        p: probability with which an element is dropped, 0 <= p < 1.

    Raises:
        ValueError: unless 0 <= p < 1 (so p = 1 is refused, and p = 0, which drops nothing, is not).
    """

    def __init__(self, p: float = 0.5) -> None:
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Apply dropout with a new mask.

        Args:
            x: (...) float32 or float64, of any shape.

        Returns:
            Tensor of the shape and dtype of x: in training mode with each element dropped or scaled
            by 1 / (1 - p), in evaluation mode equal to x.
        """
        raise NotImplementedError


class DropoutMLP(nn.Module):
    """A network with one hidden layer: Linear, ReLU, Dropout, Linear.

    Its parameters are those of two torch.nn.Linear with biases, registered as usual, so that
    parameters() and to(dtype) find them; the names of its attributes are free.

    Args:
        in_features: inputs of the first linear layer.
        hidden_features: outputs of the first linear layer, inputs of the second.
        out_features: outputs of the second linear layer.
        p: drop probability of the hidden layer, as for Dropout.
    """

    def __init__(
        self, in_features: int, hidden_features: int, out_features: int, p: float = 0.5
    ) -> None:
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Predict.

        Args:
            x: (N, in_features), of the dtype of the network.

        Returns:
            (N, out_features), of the same dtype.
        """
        raise NotImplementedError


def prediction_spread(
    model: nn.Module, x: torch.Tensor, passes: int = 100
) -> tuple[torch.Tensor, torch.Tensor]:
    """Measure how much a model's predictions vary from pass to pass, in either mode.

    A pass is one call of the model on the whole of x. There are exactly `passes` of them with every
    module of `model.modules()` in training mode, and as many with every one of them in evaluation
    mode, whatever the modes were before. Both spreads are measured: a model may be random in
    evaluation mode too. No gradients are tracked during the passes. Afterwards every module is in
    the mode in which it was (they may differ), frozen parameters are frozen, others are not, and
    gradients are tracked as before. What the passes do to a model's buffers, if it has any, is not
    looked at.

    Args:
        model: any torch.nn.Module that maps x to a tensor (N, out).
        x: (N, in), the input of every pass.
        passes: number of passes in each mode, >= 2.

    Returns:
        (train_spread, eval_spread), each (N, out) of the dtype of the predictions: the standard
        deviation of each output over the passes, with torch.std's default correction (division by
        passes - 1).
    """
    raise NotImplementedError
