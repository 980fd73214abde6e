import torch
from torch import nn
import torch

def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-05):
    _last_dims(x, normalized_shape)
    var, mean = torch.var_mean(x, dim=0, correction=0, keepdim=True)
    y = (x - mean) / torch.sqrt(var + eps)
    if weight is not None:
        y = y * weight
    return y if bias is None else y + bias

def rms_norm(x: torch.Tensor, normalized_shape: tuple[int, ...], weight: torch.Tensor | None=None, eps: float | None=None) -> torch.Tensor:
    """Divide each group by the root of the mean of its squares, then scale it.

    Args:
        x: (..., *normalized_shape).
        normalized_shape: sizes of the last dimensions, at least one.
        weight: γ, of the shape normalized_shape, or None.
        eps: ε, >= 0, or None for the machine epsilon of x.

    Returns:
        y, of the shape of x.

    Raises:
        ValueError: if the last sizes of x are others.
    """
    dims = _last_dims(x, normalized_shape)
    if eps is None:
        eps = torch.finfo(x.dtype).eps
    y = x / torch.sqrt(x.square().mean(dim=dims, keepdim=True) + eps)
    return y if weight is None else y * weight

class LayerNorm(nn.Module):
    """Layer normalization as a layer.

    Args:
        normalized_shape: sizes of the last dimensions, at least one; the shape of the parameters.
        eps: ε, >= 0.
    """

    def __init__(self, normalized_shape: tuple[int, ...], eps: float=1e-05) -> None:
        super().__init__()
        self.normalized_shape = normalized_shape
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(normalized_shape))
        self.bias = nn.Parameter(torch.zeros(normalized_shape))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Normalize x, (..., *normalized_shape), with the parameters of this module."""
        return layer_norm(x, self.normalized_shape, self.weight, self.bias, self.eps)

def _last_dims(x: torch.Tensor, normalized_shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the dimensions that are normalized, such as (-2, -1)."""
    count = len(normalized_shape)
    if x.shape[-count:] != normalized_shape:
        raise ValueError(f'expected x to end with the sizes {normalized_shape}, got {x.shape}')
    return tuple(range(-count, 0))
