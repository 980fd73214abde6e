r"""Write five activation functions and their derivatives, right for very large inputs too.

Without an activation between them, two linear layers are one. An activation bends the line. Its
derivative decides how much of the gradient gets back.

    >>> sigmoid(torch.tensor([-1000.0, 0.0, 1000.0]))
    tensor([0.0000, 0.5000, 1.0000])

The functions, for each element x, and their derivatives:

    sigmoid(x)    = 1 / (1 + exp(-x))                      y (1 - y)       with y = sigmoid(x)
    tanh(x)       = (exp(x) - exp(-x)) / (exp(x) + exp(-x))    1 - y^2     with y = tanh(x)
    relu(x)       = max(0, x)                              1 if x > 0, else 0
    leaky_relu(x) = x if x > 0, else slope * x             1 if x > 0, else slope
    gelu(x)       = x Φ(x)                                 Φ(x) + x φ(x)

The sigmoid lies between 0 and 1, and tanh between -1 and 1. `sigmoid_derivative` and
`tanh_derivative` are given the *output* y: it is there already after the forward pass. The others
are given x. Φ is the distribution function of the standard normal distribution, and φ its density:

    Φ(x) = (1 + erf(x / sqrt(2))) / 2        φ(x) = exp(-x^2 / 2) / sqrt(2 π)

This is the exact GELU. The approximation with tanh is up to 0.0005 away.

Worked example. sigmoid(2) = 1 / (1 + 0.1353) = 0.8808. Its derivative there is
0.8808 · 0.1192 = 0.1050:

    >>> sigmoid_derivative(torch.tensor([0.8808]))
    tensor([0.1050])

Rules
- No NaN and no infinity, as value or as gradient of autograd, for -1000 <= x <= 1000. Beware:
  exp(1000) is infinite, and autograd makes inf · 0 = NaN of it, also where the value looks right.
- Autograd through your functions gives the derivatives of the table, at x = 0 too: 0.25 for the
  sigmoid, 1 for tanh. At the kink the table says 0 for relu, and slope for leaky_relu.
- x stays as it is. The result has its shape and dtype.
- Ready-made activations are forbidden, such as torch.sigmoid, torch.tanh, F.relu, F.softplus.

Source: Hendrycks and Gimpel (2016), "Gaussian error linear units"; Maas et al. (2013), "Rectifier
nonlinearities improve neural network acoustic models", for the leaky ReLU.

Fine print
- x has any shape, float32 or float64, and is finite. 0 <= slope <= 1.
- Close is enough: float32 results may be off by 1e-5.
- All that is no activation is allowed: torch.exp, torch.logaddexp, torch.where, torch.special.ndtr.
"""

import torch


def sigmoid(x: torch.Tensor) -> torch.Tensor:
    """Compute the sigmoid of each element of x."""
    raise NotImplementedError


def tanh(x: torch.Tensor) -> torch.Tensor:
    """Compute the hyperbolic tangent of each element of x."""
    raise NotImplementedError


def relu(x: torch.Tensor) -> torch.Tensor:
    """Compute the rectified linear unit of each element of x."""
    raise NotImplementedError


def leaky_relu(x: torch.Tensor, slope: float = 0.01) -> torch.Tensor:
    """Compute the leaky rectified linear unit of each element of x."""
    raise NotImplementedError


def gelu(x: torch.Tensor) -> torch.Tensor:
    """Compute the exact Gaussian error linear unit of each element of x."""
    raise NotImplementedError


def sigmoid_derivative(y: torch.Tensor) -> torch.Tensor:
    """Compute the derivative of the sigmoid from its outputs y = sigmoid(x)."""
    raise NotImplementedError


def tanh_derivative(y: torch.Tensor) -> torch.Tensor:
    """Compute the derivative of tanh from its outputs y = tanh(x)."""
    raise NotImplementedError


def relu_derivative(x: torch.Tensor) -> torch.Tensor:
    """Compute the derivative of the ReLU at each element of x."""
    raise NotImplementedError


def leaky_relu_derivative(x: torch.Tensor, slope: float = 0.01) -> torch.Tensor:
    """Compute the derivative of the leaky ReLU at each element of x."""
    raise NotImplementedError


def gelu_derivative(x: torch.Tensor) -> torch.Tensor:
    """Compute the derivative of the exact GELU at each element of x."""
    raise NotImplementedError
