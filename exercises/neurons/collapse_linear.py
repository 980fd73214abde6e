r"""Turn a stack of linear layers into one layer, and see what an activation prevents.

A deep network without activations is no deeper than one layer: it computes what one layer computes.

    >>> collapse(nn.Sequential(nn.Linear(3, 8), nn.Linear(8, 2)))
    Linear(in_features=3, out_features=2, bias=True)

Such a function does not bend: its value at the midpoint of two inputs is the mean of its values at
both. `bend` measures by how much a model misses this. It is 0 for a stack of linear layers, and in
general not with an activation:

    bend = f((a + b) / 2) - (f(a) + f(b)) / 2

For f = ReLU, a = -2 and b = 4 it is f(1) - (0 + 4) / 2 = -1:

    >>> bend(nn.ReLU(), torch.tensor([-2.0]), torch.tensor([4.0]))
    tensor([-1.])

Two layers give W2 (W1 x + b1) + b2. Multiply out, and it is one layer:

    W = W2 W1
    b = W2 b1 + b2

Worked example: W1 = [[1, 2]], b1 = [3], W2 = [[4], [5]], b2 = [6, 7]. Then W2 W1 is
[[4, 8], [5, 10]], W2 b1 is [12, 15], and b is [18, 22].

More layers collapse one after the other. `collapse` takes a whole stack, and refuses one with
anything but linear layers in it. `collapse_runs` takes any nn.Sequential, and puts one layer where
linear layers follow each other directly. What stands between stays.

    >>> model = nn.Sequential(nn.Linear(3, 8), nn.Linear(8, 4), nn.ReLU(), nn.Linear(4, 2))
    >>> collapse_runs(model)
    Sequential(
      (0): Linear(in_features=3, out_features=4, bias=True)
      (1): ReLU()
      (2): Linear(in_features=4, out_features=2, bias=True)
    )

Rules
- A layer may be without a bias (`layer.bias` is None). The one layer has a bias if any of its
  layers has one, else none.
- The model that is given stays as it is, and shares no parameter with a new layer: training one
  leaves the other alone.
- New layers have the dtype of the old ones, float32 or float64.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.3.

Fine print
- The Sequential is flat, and no module is in it twice. Modules that are not nn.Linear are passed on
  as they are: the same objects. `collapse_runs` of an empty Sequential is an empty Sequential.
- A single layer collapses to a copy of itself.
- Parameters of new layers can be trained, whatever the old ones are.
"""

import torch
from torch import nn


def bend(model: nn.Module, a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Measure how much a model bends between two inputs.

    Args:
        model: maps tensors of the shape of a to tensors.
        a: an input.
        b: another one, of the same shape.

    Returns:
        f((a + b) / 2) - (f(a) + f(b)) / 2, a tensor of the shape of the output.
    """
    raise NotImplementedError


def collapse(stack: nn.Sequential) -> nn.Linear:
    """Turn a stack of linear layers into one linear layer that computes the same.

    Args:
        stack: at least one nn.Linear, and nothing else.

    Returns:
        A new nn.Linear.

    Raises:
        ValueError: the stack is empty, or anything in it is not an nn.Linear.
    """
    raise NotImplementedError


def collapse_runs(model: nn.Sequential) -> nn.Sequential:
    """Put one linear layer in the place of linear layers that follow each other directly.

    Args:
        model: any modules, linear layers among them or not.

    Returns:
        A new nn.Sequential that computes the same. Linear layers in it are new, other modules are
        those of the model.
    """
    raise NotImplementedError
