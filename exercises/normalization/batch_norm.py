r"""Write batch normalization: each channel gets mean 0 and variance 1, over the batch.

The inputs of a deep layer drift while the layers before it are trained. Batch norm fixes their mean
and scale in each batch: larger learning rates work, and initial weights matter less.

    >>> x = torch.tensor([[1.0, 10.0], [3.0, 30.0]])
    >>> norm = BatchNorm(2, eps=0.0)
    >>> norm(x).detach()
    tensor([[-1., -1.],
            [ 1.,  1.]])

x is (N, C) or (N, C, H, W). Channel c has n values: N, or N·H·W. In training they are normalized by
their own mean and variance, then scaled and shifted by two learned parameters:

    mean_c = (1/n) sum of x
    var_c  = (1/n) sum of (x - mean_c)²
    y      = γ_c (x - mean_c) / sqrt(var_c + ε) + β_c

Each batch in training also moves two running statistics, by the momentum m:

    running_mean_c = (1 - m) running_mean_c + m mean_c
    running_var_c  = (1 - m) running_var_c  + m var_c n / (n - 1)

Here the variance is unbiased. In evaluation nothing is moved, and the running statistics replace
mean_c and var_c: the output for an example does not depend on its batch.

Worked example: the means of x are 2 and 20, the variances 1 and 100, or 2 and 200 unbiased. With
m = 0.1, from the start at 0 and 1:

    >>> norm.running_mean, norm.running_var
    (tensor([0.2000, 2.0000]), tensor([ 1.1000, 20.9000]))
    >>> norm.eval()(x[:1]).detach()
    tensor([[0.7628, 1.7499]])

Rules
- Parameters of shape (C,): `weight` (γ, ones) and `bias` (β, zeros). Buffers: `running_mean`
  (zeros) and `running_var` (ones), both (C,), and `num_batches_tracked` (an int64 tensor, 0), the
  number of batches seen in training.
- With momentum=None, the running statistics are averages over all batches: m = 1/t in batch t.
- mean_c and var_c depend on x, and the gradient flows through both. Buffers have no graph.
- A single value (n = 1) has no variance: in training a ValueError, and no buffer changes.
- PyTorch's own normalization layers are forbidden.

Source: Ioffe and Szegedy (2015), "Batch normalization: accelerating deep network training by
reducing internal covariate shift".

Fine print
- The mode is `self.training`, whether or not gradients are tracked.
- Square x - mean_c, as in the formula: mean(x²) - mean(x)² loses its digits if the mean is large.
- x has the dtype of the layer, float32 or float64 (after `layer.double()`), and so has y. N >= 1.
  x is not changed. A channel may be constant: there y = β_c.
- `self.register_buffer(name, tensor)` makes a buffer: it is in the state_dict and follows
  to(device), and no optimizer trains it. The names are those of nn.BatchNorm1d and nn.BatchNorm2d,
  whose outputs and running statistics are the same: each loads the state_dict of the other. Torch
  wants ε > 0 in training.
- Forbidden are batch_norm, layer_norm, group_norm and instance_norm in any form.
- Why it helps is debated: Santurkar et al. (2018) find a smoother loss, and not less drift.
"""

import torch
from torch import nn


def channel_statistics(x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute the mean and the variance of each channel of a batch.

    Args:
        x: (N, C) or (N, C, H, W).

    Returns:
        (mean, var): each (C,), of the dtype of x; the variance divides by n.
    """
    raise NotImplementedError


class BatchNorm(nn.Module):
    """Batch normalization.

    Args:
        num_features: C, the number of channels.
        eps: ε, >= 0.
        momentum: m, from 0 to 1; None for the average over all batches.
    """

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float | None = 0.1) -> None:
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Normalize a batch.

        Args:
            x: (N, C) or (N, C, H, W).

        Returns:
            y, of the shape of x.

        Raises:
            ValueError: in training, if there is one value per channel.
        """
        raise NotImplementedError
