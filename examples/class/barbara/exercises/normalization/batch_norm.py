import torch
from torch import nn
from torch import nn

def channel_statistics(x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute the mean and the variance of each channel of a batch.

    Args:
        x: (N, C) or (N, C, H, W).

    Returns:
        (mean, var): each (C,), of the dtype of x; the variance divides by n.
    """
    all_but_channels = [dim for dim in range(x.dim()) if dim != 1]
    var, mean = torch.var_mean(x, dim=all_but_channels, correction=0)
    return (mean, var)

class BatchNorm(nn.Module):
    """Batch normalization.

    Args:
        num_features: C, the number of channels.
        eps: ε, >= 0.
        momentum: m, from 0 to 1; None for the average over all batches.
    """

    def __init__(self, num_features: int, eps: float=1e-05, momentum: float | None=0.1) -> None:
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer('running_mean', torch.zeros(num_features))
        self.register_buffer('running_var', torch.ones(num_features))
        self.register_buffer('num_batches_tracked', torch.tensor(0))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Normalize a batch.

        Args:
            x: (N, C) or (N, C, H, W).

        Returns:
            y, of the shape of x.

        Raises:
            ValueError: in training, if there is one value per channel.
        """
        if self.training:
            mean, var = channel_statistics(x)
            self._track(mean.detach(), var.detach(), n=x.numel() // x.shape[1])
        else:
            mean, var = (self.running_mean, self.running_var)
        scale = self.weight / torch.sqrt(var + self.eps)
        return (x - _along_channels(mean, x)) * _along_channels(scale, x) + _along_channels(self.bias, x)

    def _track(self, mean, var, n):
        if n == 1:
            raise ValueError('expected more than one value per channel in training, got 1')
        self.num_batches_tracked += 1
        t = self.num_batches_tracked.item()
        m = 1 / t if self.momentum is None else 1 - self.momentum
        self.running_mean = (1 - m) * self.running_mean + m * mean
        self.running_var = (1 - m) * self.running_var + m * var * n / (n - 1)

def _along_channels(values: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Shape (C,) values so that they broadcast along dimension 1 of x."""
    return values.reshape(-1, *[1] * (x.dim() - 2))
