r"""Start a network with equal weights, train it, and watch its hidden units stay equal.

Hidden units are useful because they differ. If all weights start at one value, all units compute
the same, get the same gradient, and stay the same: four do the work of one. Zero is worse still.

    >>> x, y = torch.tensor([[1.0], [2.0], [-1.0]]), torch.tensor([[1.0], [0.0], [3.0]])
    >>> model = nn.Sequential(nn.Linear(1, 4), nn.Tanh(), nn.Linear(4, 1))
    >>> fill_parameters(model, 0.5)
    >>> path = train(model, x, y, lr=0.1, steps=50)
    >>> distinct_units(model)
    1

All models are nn.Sequential(nn.Linear(D, H), an activation f, nn.Linear(H, K)) with biases. With
A = f(X W1ᵀ + b1), and δ the gradient of the loss with respect to the output,

    dloss/dW2 = δᵀ A
    dloss/dA = δ W2

`train` takes steps of gradient descent on the mean squared error of all examples. Worked example:
x = 1, y = 4, two ReLU units, and all parameters 1. Both units are 2, the output is 5, δ is
2 (5 - 4) = 2. The gradient of each weight is 2 · 2 = 4 in the last layer and 2 · 1 · 1 = 2 in the
first. With lr = 0.1 the first weights go from 1 to 0.8:

    >>> small = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1))
    >>> fill_parameters(small, 1.0)
    >>> train(small, torch.tensor([[1.0]]), torch.tensor([[4.0]]), lr=0.1, steps=1)
    tensor([[[1.0000], [1.0000]],
            [[0.8000], [0.8000]]])

If all parameters are 0, tanh and ReLU give A = 0. So W2 gets no gradient, and because W2 = 0
nothing comes back to the first layer. One parameter is left that can move:

    >>> fill_parameters(model, 0.0)
    >>> moving_parameters(model, x, y, lr=0.1, steps=50)
    ['2.bias']

With the sigmoid A is 0.5, and all of them move, but equally. A tiny random start is enough:

    >>> _ = torch.manual_seed(0)
    >>> for param in model.parameters():
    ...     _ = nn.init.normal_(param, std=0.01)
    >>> path = train(model, x, y, lr=0.1, steps=50)
    >>> distinct_units(model)
    4

Draw a path with `plot_units` to see the units part.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 8.4.

Fine print
- `fill_parameters` takes any model, and whether a parameter requires gradients stays as it is.
- The model may hold gradients from before: they have no part. What it holds afterwards is open.
- Units are compared by their incoming weights, bias and outgoing weights together. Two are equal
  if none of these numbers differs by more than `atol`. In checks, a difference is below atol / 2 or
  above 2 atol, and of three units, if two pairs are equal, so is the third.
- All tensors are float32 or float64. x, y and `path` stay as they are.
- Colors, styles, labels of lines, title and legend are up to you.
"""

import copy

import torch
from matplotlib.axes import Axes
from torch import nn


def fill_parameters(model: nn.Module, value: float) -> None:
    """Set each entry of each parameter of a model to one value.

    Args:
        model: any; changed in place.
        value: for the weights and the biases.
    """
    for param in model.parameters():
        nn.init.constant_(param, value)


def train(
    model: nn.Sequential, x: torch.Tensor, y: torch.Tensor, lr: float, steps: int
) -> torch.Tensor:
    """Take steps of gradient descent on F.mse_loss(model(x), y).

    Args:
        model: nn.Sequential(nn.Linear(D, H), activation, nn.Linear(H, K)); trained in place.
        x: (N, D), the inputs.
        y: (N, K), the targets.
        lr: step size, > 0.
        steps: how many, >= 0.

    Returns:
        (steps + 1, H, D), the path: the weights of the first layer at the start and after each
        step, without a graph.
    """
    params = list(model.parameters())
    path = [model[0].weight.detach().clone()]
    for _ in range(steps):
        grads = torch.autograd.grad(nn.functional.mse_loss(model(x), y), params)
        with torch.no_grad():
            for param, grad in zip(params, grads, strict=True):
                param -= lr * grad
        path.append(model[0].weight.detach().clone())
    return torch.stack(path)


def moving_parameters(
    model: nn.Sequential, x: torch.Tensor, y: torch.Tensor, lr: float, steps: int
) -> list[str]:
    """Find the parameters that training changes.

    Args:
        model: as in `train`, but left as it is: a copy is trained.
        x: (N, D), the inputs.
        y: (N, K), the targets.
        lr: step size, > 0.
        steps: how many, >= 0.

    Returns:
        The names, as in model.named_parameters() and in that order, of the parameters of which at
        least one entry is another after the steps.
    """
    twin = copy.deepcopy(model)
    train(twin, x, y, lr, steps)
    after = dict(twin.named_parameters())
    return [name for name, param in model.named_parameters() if not param.equal(after[name])]


def distinct_units(model: nn.Sequential, atol: float = 1e-6) -> int:
    """Count the hidden units, equal ones once.

    Args:
        model: nn.Sequential(nn.Linear(D, H), activation, nn.Linear(H, K)).
        atol: by how much numbers of equal units may differ.

    Returns:
        How many different units there are, from 1 to H.
    """
    first, _, last = model
    units = torch.cat([first.weight, first.bias[:, None], last.weight.T], dim=1)  # (H, D + 1 + K)
    is_equal = ((units[:, None] - units).abs() <= atol).all(dim=2)  # (H, H)
    is_repeated = is_equal.tril(diagonal=-1).any(dim=1)  # equal to an earlier one
    return int((~is_repeated).sum())


def plot_units(path: torch.Tensor, ax: Axes) -> None:
    """Draw the first incoming weight of each hidden unit over the steps.

    Draw on the axes that are given. There is one line for each unit, in their order, and no other:
    x is the number of the step, 0, 1, ..., and y is the weight from the first input. The x axis is
    labelled "step", the y axis "weight".

    Args:
        path: (steps + 1, H, D), as `train` returns it.
        ax: empty axes, of a figure that pyplot need not know.
    """
    for weights in path[:, :, 0].T:  # of one unit: (steps + 1,)
        ax.plot(range(len(weights)), weights)
    ax.set_xlabel("step")
    ax.set_ylabel("weight")
