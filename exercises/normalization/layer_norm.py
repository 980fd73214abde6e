r"""Write layer normalization and RMS normalization: each example is normalized by itself.

With batch norm an example's output depends on its batch, and evaluation needs running statistics.
Layer norm takes its statistics from the example alone. Transformers use it.

    >>> x = torch.tensor([[1.0, 3.0], [10.0, 30.0]])
    >>> layer_norm(x, (2,), eps=0.0)
    tensor([[-1.,  1.],
            [-1.,  1.]])

`normalized_shape` is a tuple: the sizes of the last dimensions of x, one or more. Elements whose
places differ only there form a group: above, a row. For a group of D elements:

    mean = (1/D) sum of x
    var  = (1/D) sum of (x - mean)²
    y    = γ (x - mean) / sqrt(var + ε) + β

γ (`weight`) and β (`bias`) have the shape `normalized_shape`; all groups share them. RMS norm takes
no mean away, and has no β:

    y = γ x / sqrt((1/D) sum of x² + ε)

Worked example: (2,) makes each row of an image a group, with the means 2 and 6. (2, 2) makes the
image one group, with mean 4 and variance 5:

    >>> image = torch.tensor([[[1.0, 3.0], [5.0, 7.0]]])
    >>> layer_norm(image, (2, 2), eps=0.0)
    tensor([[[-1.3416, -0.4472],
             [ 0.4472,  1.3416]]])

The mean of the squares of 1 and 7 is 25, so RMS norm divides by 5:

    >>> rms_norm(torch.tensor([[1.0, 7.0]]), (2,))
    tensor([[0.2000, 1.4000]])

Rules
- `LayerNorm` is the module: its parameters are `weight` (ones) and `bias` (zeros).
- Without weight γ is 1, without bias β is 0; either may be given alone.
- Training and evaluation are the same; there are no buffers. A batch of one is fine, and so is
  D = 1, where layer norm gives β.
- The statistics depend on x: the gradient flows through them.
- In `rms_norm`, eps=None means the machine epsilon of x, torch.finfo(x.dtype).eps.
- If the last sizes of x are not `normalized_shape`: ValueError.
- PyTorch's own normalizations are forbidden.

Source: Ba, Kiros and Hinton (2016), "Layer normalization"; Zhang and Sennrich (2019), "Root mean
square layer normalization".

Fine print
- Everything has one dtype, float32 or float64, and so have the results. Arguments stay as they are.
- Square x - mean, as in the formula: mean(x²) - mean(x)² loses its digits if the mean is large.
- Machine epsilon, the distance from 1 to the next larger number, is about 1.2e-7 in float32 and
  2.2e-16 in float64. eps=0.0 means 0.
- x has no dimension of size 0. x may have no dimension before those that are normalized.
- Values are those of F.layer_norm and F.rms_norm, which raise a RuntimeError for a wrong shape.
- Forbidden are torch's layer_norm, rms_norm, batch_norm, group_norm and instance_norm in any form.
"""

import torch
from torch import nn


def layer_norm(
    x: torch.Tensor,
    normalized_shape: tuple[int, ...],
    weight: torch.Tensor | None = None,
    bias: torch.Tensor | None = None,
    eps: float = 1e-5,
) -> torch.Tensor:
    """Normalize each group to mean 0 and variance 1, then scale and shift it.

    Args:
        x: (..., *normalized_shape).
        normalized_shape: sizes of the last dimensions, at least one.
        weight: γ, of the shape normalized_shape, or None.
        bias: β, of the shape normalized_shape, or None.
        eps: ε, >= 0.

    Returns:
        y, of the shape of x.

    Raises:
        ValueError: if the last sizes of x are others.
    """
    raise NotImplementedError


def rms_norm(
    x: torch.Tensor,
    normalized_shape: tuple[int, ...],
    weight: torch.Tensor | None = None,
    eps: float | None = None,
) -> torch.Tensor:
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
    raise NotImplementedError


class LayerNorm(nn.Module):
    """Layer normalization as a layer.

    Args:
        normalized_shape: sizes of the last dimensions, at least one; the shape of the parameters.
        eps: ε, >= 0.
    """

    def __init__(self, normalized_shape: tuple[int, ...], eps: float = 1e-5) -> None:
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Normalize x, (..., *normalized_shape), with the parameters of this module."""
        raise NotImplementedError
