r"""Look into a forward pass: keep the output of every layer of any model, and print it.

A model returns its last output only. What happens before is where a dead unit, a saturated layer or
a wrong shape shows. A forward hook is a function that PyTorch calls after a module has run:
`handle = module.register_forward_hook(hook)` makes it call hook(module, args, output), and
`handle.remove()` ends that.

Here a *layer* is a module without children, such as nn.Linear or nn.ReLU, at any depth. Its name is
that of model.named_modules(). `trace_activations` runs the model once and returns a pair: what the
model returns, and the *trace*, a list of pairs (name, output), one for each call of a layer, in the
order of the calls.

Worked example. 3 · 1 - 1 · 2 = 1 and 1 · 1 - 2 · 2 = -3, then the ReLU, then a sum:

    >>> model = nn.Sequential(nn.Linear(2, 2, bias=False), nn.ReLU(), nn.Linear(2, 1, bias=False))
    >>> model[0].weight.data = torch.tensor([[3.0, -1.0], [1.0, -2.0]])
    >>> model[2].weight.data = torch.tensor([[1.0, 1.0]])
    >>> output, trace = trace_activations(model, torch.tensor([[1.0, 2.0]]))
    >>> trace
    [('0', tensor([[ 1., -3.]])), ('1', tensor([[1., 0.]])), ('2', tensor([[1.]]))]
    >>> output.requires_grad
    True

`print_activations` prints a line for each entry of the trace, and returns what the model returns:

    >>> output = print_activations(model, torch.tensor([[1.0, 2.0]]))
    0: tensor([[ 1., -3.]])
    1: tensor([[1., 0.]])
    2: tensor([[1.]])

Rules
- A layer that is called twice is in the trace twice, in the places of its calls. A layer that is
  not called is not in it.
- What is kept does not change later: nn.ReLU(inplace=True) overwrites the output of the layer
  before it. It needs no gradient and is without a graph.
- Afterwards the model is as it would be after model(x): no hook of yours is left, hooks that were
  there before still are. The mode, training or evaluation, is not touched. This holds also if the
  model raises an exception, which your function passes on.
- What the model returns is passed on as it is, with its graph.

Source: PyTorch's documentation of torch.nn.Module.register_forward_hook.

Fine print
- A model that has no children is itself a layer, and named_modules() gives it the name "".
- A layer that is registered under two names has the first, as in named_modules().
- Layers return tensors. Models return tensors too, and take one argument.
- Hooks that were there before return None: they change no output.
"""

import torch
from torch import nn


def trace_activations(
    model: nn.Module, x: torch.Tensor
) -> tuple[torch.Tensor, list[tuple[str, torch.Tensor]]]:
    """Run a model, and keep the output of each call of a layer.

    Args:
        model: any module; called once, in the mode in which it is.
        x: its argument.

    Returns:
        (output, trace): what the model returns, and for each call of a layer (name, output), where
        this output is a detached copy.
    """
    raise NotImplementedError


def print_activations(model: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """Run a model, and print a line "name: output" for each call of a layer.

    Args:
        model: any module; called once, in the mode in which it is.
        x: its argument.

    Returns:
        What the model returns.
    """
    raise NotImplementedError
