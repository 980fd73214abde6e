"""Go downhill on x² until the slope is small."""

import torch


def descend(start: torch.Tensor, lr: float, slope: float) -> torch.Tensor:
    """Return where gradient descent on the sum of x² first has no slope above `slope`."""
    raise NotImplementedError
