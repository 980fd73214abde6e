r"""Scale inputs with the statistics of the training data, then fold the scaling into a layer.

A feature in the hundreds drowns one between 0 and 1: it alone decides the weighted sums, and drives
tanh and sigmoid to their limits. Standardized features have mean 0 and standard deviation 1.

    >>> train = torch.tensor([[1.0, 100.0, 7.0], [3.0, 300.0, 7.0]])
    >>> test = torch.tensor([[4.0, 100.0, 8.0]])
    >>> standardize_splits(train, test)
    (tensor([[-1., -1.,  0.], [ 1.,  1.,  0.]]), tensor([[ 2., -1.,  1.]]))

For each feature j, over the N examples i of the training data,

    mean_j = (1/N) (x_1j + ... + x_Nj)
    std_j = sqrt((1/N) ((x_1j - mean_j)² + ... + (x_Nj - mean_j)²))

The sum is divided by N, not by N - 1. A feature is constant if all its values are equal: for it
std_j is set to 1. Rounding can make the computed std of a constant feature a little larger than 0.
Every example is then scaled by

    x'_j = (x_j - mean_j) / std_j

Test data have no part in the statistics: at the time of training they are not known. Above, the
means are 2, 200 and 7:

    >>> mean, std = fit_scaler(train)
    >>> mean, std
    (tensor([  2., 200.,   7.]), tensor([  1., 100.,   1.]))

`saturation` shows the effect on tanh units that start with weights 0.5:

    >>> linear = nn.Linear(3, 1)
    >>> linear.weight.data, linear.bias.data = torch.full((1, 3), 0.5), torch.zeros(1)
    >>> saturation(linear, train), saturation(linear, standardize(train, mean, std))
    (1.0, 0.0)

After training, the first layer, with weights W and biases b, can take over the scaling.
`fold_scaler` makes a layer that gives for x what the old one gives for x':

    W'_hj = W_hj / std_j
    b'_h = b_h - (W'_h1 mean_1 + ... + W'_hD mean_D)

Above, W' = [0.5, 0.005, 0.5] and b' = 0 - (1 + 1 + 3.5) = -5.5:

    >>> folded = fold_scaler(linear, mean, std)
    >>> folded.weight.data, folded.bias.data
    (tensor([[0.5000, 0.0050, 0.5000]]), tensor([-5.5000]))

Source: LeCun et al., "Efficient BackProp" (1998), section 4.3; scikit-learn's StandardScaler, which
also divides by N and leaves constant features unscaled.

Fine print
- Everything is of one dtype, float32 or float64, and results have it too. N is at least 1: the
  features of a single example are all constant.
- Arguments stay as they are, the layer included. The new layer has memory of its own.
- `linear` may be without a bias; the new layer has one all the same.
- No check has an output that is just at the limit.
"""

import torch
from torch import nn


def fit_scaler(x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute the statistics of training data.

    Args:
        x: (N, D).

    Returns:
        (mean, std): each (D,). std is 1 for constant features.
    """
    raise NotImplementedError


def standardize(x: torch.Tensor, mean: torch.Tensor, std: torch.Tensor) -> torch.Tensor:
    """Scale examples with given statistics.

    Args:
        x: (N, D).
        mean: (D,).
        std: (D,), each > 0.

    Returns:
        (N, D): x' of the formula.
    """
    raise NotImplementedError


def standardize_splits(
    train: torch.Tensor, test: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Scale training and test data.

    Args:
        train: (N, D).
        test: (M, D).

    Returns:
        (train, test): scaled as a network needs it that is trained on the one and judged on the
        other.
    """
    raise NotImplementedError


def saturation(linear: nn.Linear, x: torch.Tensor, limit: float = 0.99) -> float:
    """Measure how many outputs of tanh(linear(x)) are close to -1 or 1.

    Args:
        linear: D inputs, H outputs.
        x: (N, D).
        limit: above which absolute value an output counts, > 0 and < 1.

    Returns:
        The share of the N · H outputs whose absolute value is above the limit, a Python float.
    """
    raise NotImplementedError


def fold_scaler(linear: nn.Linear, mean: torch.Tensor, std: torch.Tensor) -> nn.Linear:
    """Make a layer that scales its inputs itself.

    Args:
        linear: D inputs, H outputs; takes standardized inputs.
        mean: (D,).
        std: (D,), each > 0.

    Returns:
        A new nn.Linear with a bias: folded(x) equals linear(standardize(x, mean, std)).
    """
    raise NotImplementedError
