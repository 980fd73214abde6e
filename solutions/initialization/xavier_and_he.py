r"""Draw first weights by the rules of Xavier Glorot and of Kaiming He.

Weights start at random: units that start alike stay alike. The spread of the weights decides
whether signals grow or fade from layer to layer.

    >>> weight = torch.empty(6, 2)  # 2 inputs, 6 outputs
    >>> fans(weight)
    (2, 6)
    >>> xavier_(weight) is weight  # now filled
    True

A weight is (out, in) in a linear layer, and (out, in, *kernel) in a convolution. The receptive
field is the number of elements of the kernel, 1 in a linear layer.

    fan_in = in · receptive field
    fan_out = out · receptive field

Both rules draw numbers with mean 0 and this standard deviation:

    Xavier: std = gain · sqrt(2 / (fan_in + fan_out))
    He: std = sqrt(2 / (1 + slope²)) / sqrt(fan_in)

Xavier is made for activations that are nearly linear around 0. It balances the way forward
(fan_in) with the way back (fan_out). A ReLU halves the mean square, so He's variance for it is
2 / fan_in. The slope is that of a leaky ReLU, 0 for a ReLU. The variance 1 / fan_in is neither: it
is LeCun's.

The gain belongs to the activation that follows:

    linear, sigmoid    1
    tanh               5/3
    ReLU               sqrt(2)
    leaky ReLU         sqrt(2 / (1 + slope²))

The numbers are normal with this std, or uniform between -bound and bound with

    bound = sqrt(3) · std

Worked example, the weight above:

    Xavier: std = sqrt(2 / 8) = 0.5, bound = 0.866
    He: std = sqrt(2 / 2) = 1, bound = 1.732

A convolution from 2 channels to 6 with the kernel 3 × 3:

    >>> fans(torch.empty(6, 2, 3, 3))
    (18, 54)

Rules
- Draw once, with `weight.normal_(0, std, generator=generator)` or
  `weight.uniform_(-bound, bound, generator=generator)`.
- The weight is filled in place and without a graph, and it is returned. It may be a parameter. Its
  requires_grad stays as it is.

Source: Glorot and Bengio (2010), "Understanding the difficulty of training deep feedforward neural
networks"; He et al. (2015), "Delving deep into rectifiers"; PyTorch, torch.nn.init.

Fine print
- Write the rules yourself: torch.nn.init has them as xavier_normal_, kaiming_normal_ and the like,
  with calculate_gain.
- With groups, a convolution's weight is (out, in / groups, *kernel). Its second dimension is then
  the "in" of the formulas. fan_out counts all outputs, as in torch.
- A weight with fewer than two dimensions raises a ValueError, in `xavier_` and `he_` too.
- Weights are float32 or float64 and contiguous; no dimension is 0. Their .grad stays as it is.
  The numbers are drawn in the dtype of the weight.
- Without a generator, torch's own one draws.
- 5/3 is the gain of PyTorch for tanh; Glorot and Bengio have no gain. He et al. allow fan_out, too.
"""

import math

import torch


def fans(weight: torch.Tensor) -> tuple[int, int]:
    """Count the inputs and outputs that a weight connects.

    Args:
        weight: (out, in) or (out, in, *kernel).

    Returns:
        (fan_in, fan_out).

    Raises:
        ValueError: the weight has fewer than two dimensions.
    """
    if weight.dim() < 2:
        raise ValueError(f"expected two or more dimensions, got shape {tuple(weight.shape)}")
    receptive_field = math.prod(weight.shape[2:])
    return weight.shape[1] * receptive_field, weight.shape[0] * receptive_field


def gain_of(nonlinearity: str, slope: float = 0.01) -> float:
    """Look up the gain of an activation.

    Args:
        nonlinearity: "linear", "sigmoid", "tanh", "relu" or "leaky_relu".
        slope: of the leaky ReLU for inputs below 0, >= 0; the others do not use it.

    Returns:
        The gain.

    Raises:
        ValueError: another nonlinearity.
    """
    gains = {
        "linear": 1.0,
        "sigmoid": 1.0,
        "tanh": 5 / 3,
        "relu": math.sqrt(2),
        "leaky_relu": math.sqrt(2 / (1 + slope**2)),
    }
    if nonlinearity not in gains:
        raise ValueError(f"expected one of {', '.join(gains)}, got {nonlinearity!r}")
    return gains[nonlinearity]


def xavier_(
    weight: torch.Tensor,
    gain: float = 1.0,
    uniform: bool = False,
    generator: torch.Generator | None = None,
) -> torch.Tensor:
    """Fill a weight by Xavier's rule, in place.

    Args:
        weight: (out, in) or (out, in, *kernel).
        gain: factor of the standard deviation, > 0.
        uniform: whether the distribution is uniform; else it is normal.
        generator: what draws.

    Returns:
        The weight, the same tensor.
    """
    fan_in, fan_out = fans(weight)
    return _draw_(weight, gain * math.sqrt(2 / (fan_in + fan_out)), uniform, generator)


def he_(
    weight: torch.Tensor,
    slope: float = 0.0,
    uniform: bool = False,
    generator: torch.Generator | None = None,
) -> torch.Tensor:
    """Fill a weight by He's rule, in place.

    Args:
        weight: (out, in) or (out, in, *kernel).
        slope: of the leaky ReLU that follows, >= 0; 0 for a ReLU.
        uniform: whether the distribution is uniform; else it is normal.
        generator: what draws.

    Returns:
        The weight, the same tensor.
    """
    fan_in, _ = fans(weight)
    return _draw_(weight, gain_of("leaky_relu", slope) / math.sqrt(fan_in), uniform, generator)


@torch.no_grad()
def _draw_(
    weight: torch.Tensor, std: float, uniform: bool, generator: torch.Generator | None
) -> torch.Tensor:
    """Fill a weight with random numbers of mean 0."""
    if uniform:
        bound = math.sqrt(3) * std
        return weight.uniform_(-bound, bound, generator=generator)
    return weight.normal_(0, std, generator=generator)
