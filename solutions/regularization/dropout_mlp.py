r"""Write dropout by hand, put it into a small network, and measure what it does to predictions.

Dropout trains a network under noise: no unit can count on another one. In evaluation nothing is
dropped:

    >>> Dropout(0.2).eval()(torch.tensor([[1.0, 2.0, 3.0, 4.0]]))
    tensor([[1., 2., 3., 4.]])

Dropout. With drop probability p, 0 <= p < 1, each element x_i of the input becomes in training mode

    y_i = 0               with probability p
    y_i = x_i / (1 - p)   with probability 1 - p

Each element is drawn independently of all others: of the same row, of the same column, of an
earlier call. Dividing by 1 - p keeps the mean, E[y_i] = x_i; so evaluation mode has nothing to make
up for, and there y = x. With p = 0.2, each element of [[1, 2, 3, 4]] becomes 0, one time in five,
or else the element at its place in [[1.25, 2.5, 3.75, 5]].

The network. x -> Linear -> ReLU -> Dropout -> Linear -> y. An example with p = 0.5:

    first layer:   W1 = [[1, 0], [0, 1], [-1, -1]]   b1 = [0, 0, 1]
    second layer:  W2 = [[1, 2, 3]]                  b2 = [0.5]

For x = [[1.0, 2.0]] the hidden layer is [1, 2, 0] after the ReLU. In evaluation mode y = [[5.5]].
In training mode y is 0.5, 2.5, 8.5 or 10.5, each one time in four: mean 5.5.

The spread of predictions. Run the same x through a model many times and take the standard deviation
of each output over these passes, once in training mode and once in evaluation mode: here about 4.12
(the root of 17) and 0.

Rules
- The mode is `self.training`, set by train() and eval(). Whether gradients are tracked is another
  matter and must not change what dropout does.
- Draw from any random generator, but do not seed it: no two calls and no two layers may have the
  same mask.
- PyTorch's own dropouts are forbidden.

Source: Srivastava et al. (2014), "Dropout: a simple way to prevent neural networks from
overfitting".

Fine print
- Their p is the probability of keeping a unit, and they scale at test time; here, as in
  torch.nn.Dropout, p is the probability of dropping and the scaling happens in training. Unlike
  torch.nn.Dropout, p = 1 is refused. Gal and Ghahramani (2016) read the spread as uncertainty.
- Inputs are finite, of any shape with at least one element, float32 or float64; outputs have the
  dtype of the input, as has the network. An input may be a transposed tensor, whose elements do not
  lie in memory row by row. It is not changed.
- Gradients flow through dropout in both modes. An element that is 0 is dropped or kept like any
  other, and its gradient tells which.
- The generator may be of torch, numpy or random. How many elements are dropped varies from call to
  call.
- Forbidden is every function or module of torch with dropout in its name, and what can drop
  internally (attention, LSTM, GRU, RNN). Everything else in PyTorch is welcome.
"""

from contextlib import contextmanager

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
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"expected a drop probability 0 <= p < 1, got {p}")
        self.p = p

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Apply dropout with a new mask.

        Args:
            x: (...) float32 or float64, of any shape.

        Returns:
            Tensor of the shape and dtype of x: in training mode with each element dropped or scaled
            by 1 / (1 - p), in evaluation mode equal to x.
        """
        if not self.training:
            return x
        is_kept = torch.rand_like(x) >= self.p  # one draw for each element
        return x * is_kept / (1 - self.p)


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
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(in_features, hidden_features),
            nn.ReLU(),
            Dropout(p),
            nn.Linear(hidden_features, out_features),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Predict.

        Args:
            x: (N, in_features), of the dtype of the network.

        Returns:
            (N, out_features), of the same dtype.
        """
        return self.layers(x)


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
    with _modes_kept(model), torch.no_grad():
        model.train()
        train_spread = _spread(model, x, passes)
        model.eval()
        eval_spread = _spread(model, x, passes)
    return train_spread, eval_spread


def _spread(model, x, passes):
    predictions = torch.stack([model(x) for _ in range(passes)])  # (passes, N, out)
    return predictions.std(dim=0)  # (N, out)


@contextmanager
def _modes_kept(model):
    """Put every module back into its mode at the end, also after an exception."""
    modes = [(module, module.training) for module in model.modules()]
    try:
        yield
    finally:
        for module, training in modes:
            module.training = training  # not train(training), which would reach its children too
