r"""Write a parametric ReLU: a leaky ReLU whose slope is learned, one for each channel.

A leaky ReLU has a slope that somebody chose, such as 0.01. A parametric ReLU learns it together
with the weights, so each channel finds out how much of its negative side is of use.

    >>> x = torch.tensor([[-2.0, -2.0], [3.0, -1.0]])
    >>> prelu(x, torch.tensor([0.25, 0.5]))
    tensor([[-0.5000, -1.0000],
            [ 3.0000, -0.5000]])

For an element x of channel c, with the slope a_c:

    prelu(x) = x if x > 0, else a_c x

The channels are dimension 1 of x: (N, C) from a linear layer, (N, C, L) or (N, C, H, W) from a
convolution. A single slope, (1,), serves every element of an x of any shape.

For a loss L whose gradient with respect to the result is g, the chain rule gives

    dL/dx   = g if x > 0, else a_c g
    dL/da_c = sum over all elements of channel c with x <= 0 of g x

Each slope is used by all examples and all places of its channel, so their gradients add up.

Worked example, x and slopes as above, and g all ones. Channel 0 has one element that is not above
0, namely -2. Channel 1 has -2 and -1:

    >>> prelu_backward(x, torch.tensor([0.25, 0.5]), torch.ones(2, 2))
    (tensor([[0.2500, 0.5000],
            [1.0000, 0.5000]]), tensor([-2., -3.]))

Write both functions by these formulas, then `PReLU`, a module that calls `prelu`. Its parameter is
called `weight`, as in torch:

    >>> PReLU(3).weight
    Parameter containing:
    tensor([0.2500, 0.2500, 0.2500], requires_grad=True)

Rules
- Slopes may be any numbers: negative, 0, above 1.
- Where x is 0, the formulas hold: dL/dx = a_c g. Autograd through `prelu` gives the same gradients
  as `prelu_backward`.
- Arguments stay as they are. Results have the dtype of x.
- Ready-made functions are forbidden: F.prelu, nn.PReLU, F.leaky_relu and their kin.

Source: He, Zhang, Ren and Sun (2015), "Delving deep into rectifiers", section 2.1, also for the
initial slope 0.25. They apply no weight decay to slopes: it would pull them to 0, back to the ReLU.

Fine print
- x, weight and g are of one dtype, float32 or float64. x may be empty in no dimension.
- With C slopes, x has at least two dimensions, and dimension 1 has the size C. With one slope x may
  have any shape, also () or (N,).
- In `prelu_backward` autograd is not forbidden, but not needed.
"""

import torch
from torch import nn


def prelu(x: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Compute the parametric ReLU.

    Args:
        x: (N, C, ...), or any shape if there is one slope.
        weight: (C,) or (1,), the slopes.

    Returns:
        A tensor of the shape of x.
    """
    return torch.where(x > 0, x, _along_channels(weight, x) * x)


def prelu_backward(
    x: torch.Tensor, weight: torch.Tensor, grad: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute the gradients with respect to x and the slopes from that of the result.

    Args:
        x: (N, C, ...), or any shape if there is one slope.
        weight: (C,) or (1,), the slopes.
        grad: g, of the shape of x.

    Returns:
        (dL/dx, dL/da), of the shapes of x and weight.
    """
    is_positive = x > 0
    grad_x = torch.where(is_positive, grad, _along_channels(weight, x) * grad)
    of_each = torch.where(is_positive, 0, grad * x)  # what each element adds
    if len(weight) == 1:
        return grad_x, of_each.sum().reshape(1)
    return grad_x, of_each.transpose(0, 1).flatten(1).sum(dim=1)


class PReLU(nn.Module):
    """A parametric ReLU as a layer.

    Args:
        num_parameters: C for a slope for each channel, 1 for a single one.
        init: the value with which every slope begins; an int or a float.
    """

    def __init__(self, num_parameters: int = 1, init: float = 0.25) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), float(init)))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Compute the parametric ReLU of x, (N, C, ...), with the slopes of this module."""
        return prelu(x, self.weight)


def _along_channels(weight: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Shape slopes so that they broadcast along dimension 1 of x."""
    if len(weight) == 1:
        return weight.reshape(())
    return weight.reshape(-1, *[1] * (x.dim() - 2))
