import math
import torch
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
        raise ValueError(f'expected two or more dimensions, got shape {tuple(weight.shape)}')
    receptive_field = math.prod(weight.shape[2:])
    return (weight.shape[1] * receptive_field, weight.shape[0] * receptive_field)

def gain_of(nonlinearity: str, slope: float=0.01) -> float:
    """Look up the gain of an activation.

    Args:
        nonlinearity: "linear", "sigmoid", "tanh", "relu" or "leaky_relu".
        slope: of the leaky ReLU for inputs below 0, >= 0; the others do not use it.

    Returns:
        The gain.

    Raises:
        ValueError: another nonlinearity.
    """
    gains = {'linear': 1.0, 'sigmoid': 1.0, 'tanh': 5 / 3, 'relu': math.sqrt(2), 'leaky_relu': math.sqrt(2 / (1 + slope ** 2))}
    if nonlinearity not in gains:
        raise ValueError(f"expected one of {', '.join(gains)}, got {nonlinearity!r}")
    return gains[nonlinearity]

def xavier_(weight: torch.Tensor, gain: float=1.0, uniform: bool=False, generator: torch.Generator | None=None) -> torch.Tensor:
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

def he_(weight: torch.Tensor, slope: float=0.0, uniform: bool=False, generator: torch.Generator | None=None) -> torch.Tensor:
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
    return _draw_(weight, gain_of('leaky_relu', slope) / math.sqrt(fan_in), uniform, generator)

@torch.no_grad()
def _draw_(weight, std, uniform, generator):
    if uniform:
        return weight.uniform_(-std, std, generator=generator)
    return weight.normal_(0, std, generator=generator)
