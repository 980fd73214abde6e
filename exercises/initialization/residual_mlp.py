r"""Build an MLP with skip connections, and measure what they do to the gradient.

Each layer multiplies the gradient, so in a deep network it vanishes or explodes. On a skip
connection, a way around the layer, it stays as it is:

    h_next = f(h)              plain
    h_next = h + scale f(h)    with a skip connection

The *branch* is f(h) = W relu(h) + b. Weights are drawn from N(0, gain² / n), where the layer has n
inputs; biases are 0. Backward, one block multiplies the squared norm of the gradient by about

    q = gain² / 2                plain: half of the ReLUs are off
    q = 1 + scale² gain² / 2     with a skip connection

So the norm before the first block, divided by the norm after the last one, is about

    ratio = q^(depth / 2)

    >>> for gain in (1.0, 2**0.5):
    ...     print([round(expected_ratio(20, gain, scale), 3) for scale in (None, 1.0, 20**-0.5)])
    [0.001, 57.665, 1.28]
    [1.0, 1024.0, 1.629]

With gain 1 the plain network loses the gradient. Skip connections make it explode, and the scale
1 / sqrt(depth) tames it. `compare` measures this.

Worked example: h = 2 x, then h + 3 h. For x = 1 and y = 7 the output is 8, and the gradient at the
end is 2 (8 - 7) = 2. At h it is 2 (1 + 3) = 8; a plain block gives 6.

    >>> first, x, y = nn.Linear(1, 1, bias=False), torch.tensor([[1.0]]), torch.tensor([[7.0]])
    >>> _ = nn.init.constant_(first.weight, 2.0)
    >>> model = nn.Sequential(first, Residual(nn.Identity(), scale=3.0), nn.Identity())
    >>> gradient_norms(model, nn.functional.mse_loss, x, y)
    [8.0, 2.0]

Rules
- A branch that changes the shape raises ValueError: a sum might broadcast silently.
- A block leaves its input as it is, and has the parameters of its branch.
- One torch.manual_seed gives the same weights for each scale. Scale 0.0 is a skip connection, too;
  None is a plain network.
- `gradient_norms` leaves parameters and their .grad as they were.

Source: He, Zhang, Ren and Sun (2016), "Identity mappings in deep residual networks"; Hayou et al.
(2021), "Stable ResNet".

Fine print
- In a block, the gradient of W is the one at its end times relu(h). So where the gradient at h is
  tiny or huge, the steps of W usually are, too.
- Weights are drawn from torch's global generator; in which order is up to you.
- All parameters of a model require gradients, x does not. Everything is of one dtype, float32 or
  float64; what you build is float32. No module draws random numbers.
- The ratio is an expectation. For depth 20 and width 64, measured ones are up to four times as
  large or as small.
"""

from collections.abc import Callable

import torch
from torch import nn


class Residual(nn.Module):
    """A block with a skip connection: h + scale · branch(h).

    Args:
        branch: a module whose output has the shape of its input.
        scale: the factor of the branch, >= 0.
    """

    def __init__(self, branch: nn.Module, scale: float = 1.0) -> None:
        raise NotImplementedError

    def forward(self, h: torch.Tensor) -> torch.Tensor:
        """Add the scaled output of the branch to its input.

        Args:
            h: any shape.

        Returns:
            A tensor of that shape.

        Raises:
            ValueError: the output of the branch has another shape.
        """
        raise NotImplementedError


def residual_mlp(
    n_inputs: int, width: int, depth: int, n_outputs: int, gain: float, scale: float | None
) -> nn.Sequential:
    """Build a deep network of blocks of one kind, each with weights of its own.

    The nn.Sequential holds depth + 2 modules: nn.Linear(n_inputs, width), the blocks, and
    nn.Sequential(nn.ReLU(), nn.Linear(width, n_outputs)). The branch of a block is
    nn.Sequential(nn.ReLU(), nn.Linear(width, width)).

    Args:
        n_inputs: number of features.
        width: number of units between the blocks.
        depth: number of blocks, >= 1.
        n_outputs: number of outputs.
        gain: of the weights, > 0; biases are 0.
        scale: of the branches, >= 0; None for blocks that are branches without a skip connection.

    Returns:
        A network that maps (N, n_inputs) to (N, n_outputs).
    """
    raise NotImplementedError


def gradient_norms(
    model: nn.Sequential,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    y: torch.Tensor,
) -> list[float]:
    """Measure the gradient of the loss with respect to what flows between the modules of a model.

    Args:
        model: two or more modules, which are called one after the other.
        loss_fn: takes (predictions, targets), gives a tensor of shape ().
        x: the inputs.
        y: the targets.

    Returns:
        For each module but the last, in order, the Euclidean norm of the gradient with respect to
        its output, all elements of the batch together.
    """
    raise NotImplementedError


def expected_ratio(depth: int, gain: float, scale: float | None) -> float:
    """Predict by which factor the gradient grows on its way back through all blocks.

    Args:
        depth: number of blocks, >= 1.
        gain: of the weights, > 0.
        scale: of the branches, >= 0; None without skip connections.

    Returns:
        The ratio.
    """
    raise NotImplementedError


def compare(
    width: int, depth: int, gain: float, x: torch.Tensor, y: torch.Tensor, seed: int
) -> dict[str, tuple[float, float]]:
    """Measure the ratio in three networks: plain, with scale 1, and with scale 1 / sqrt(depth).

    For each of them: call torch.manual_seed(seed), build the network, take its gradient norms with
    F.mse_loss.

    Args:
        width: number of units between the blocks.
        depth: number of blocks, >= 1.
        gain: of the weights, > 0.
        x: (N, D), the inputs.
        y: (N, K), the targets.
        seed: for torch.manual_seed.

    Returns:
        For "plain", "skip" and "scaled skip", in this order, the measured and the expected ratio.
    """
    raise NotImplementedError
