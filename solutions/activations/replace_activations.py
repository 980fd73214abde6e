r"""Replace ReLU by LeakyReLU anywhere in a model, and leave all else as it is.

Where a ReLU is 0, no gradient comes back. A leaky ReLU lets a little of it through. In a model that
is there already, perhaps trained, the exchange is a matter of modules:

    >>> model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
    >>> replace_relu(model, negative_slope=0.1)[1]
    LeakyReLU(negative_slope=0.1)

A model is a tree: each module has named children. The path to a module joins the names with dots,
as in model.named_modules(): "1" above, or "block.act" for model.block.act. Write two functions:

- `relu_names` lists the paths of all modules whose class is nn.ReLU.
- `replace_relu` puts an nn.LeakyReLU in each of these places, and returns the model.

Worked example, with a block inside a model:

    >>> block = nn.Sequential(nn.ReLU(), nn.Linear(3, 3), nn.ReLU6())
    >>> model = nn.Sequential(nn.Linear(2, 3), block, nn.ReLU())
    >>> relu_names(model)
    ['1.0', '2']
    >>> relu_names(replace_relu(model))
    []

Rules
- Replace exactly nn.ReLU. Its subclasses may compute something else: they stay, and are not
  listed. So do nn.ReLU6, nn.GELU and the like.
- One module may stand in several places, also twice in the same parent. `relu_names` lists every
  place. An nn.ReLU that was shared becomes one nn.LeakyReLU, shared by the same places.
- The new module takes over `inplace` from the old one, and its mode (`training`).
- The model is changed in place: it and all modules but the replaced ones stay the same objects,
  with their parameters, hooks and modes. An optimizer made before trains on.
- If the model itself is an nn.ReLU, the new module is returned. The path of it is "".
- F.relu(x) or x.relu() inside a `forward` is a call, not a module. It has no place in the tree: it
  cannot be found or replaced in this way, and stays.

Source: the documentation of PyTorch, torch.nn.Module.named_modules, get_submodule and
torch.nn.LeakyReLU; Maas et al. (2013), "Rectifier nonlinearities improve neural network acoustic
models".

Fine print
- The order is that of model.named_modules(remove_duplicate=False): parents come first.
- A whole block may stand in several places too; each of its nn.ReLU is then listed once a place.
- A hook is a function that a module calls when it runs. What happens to hooks on a replaced nn.ReLU
  is open. No module is its own descendant.
"""

from torch import nn


def relu_names(model: nn.Module) -> list[str]:
    """List the places of a model in which there is an nn.ReLU.

    Args:
        model: any module; left as it is.

    Returns:
        The paths, in order.
    """
    return [name for name, _ in _places(model)]


def replace_relu(model: nn.Module, negative_slope: float = 0.01) -> nn.Module:
    """Replace every nn.ReLU of a model by an nn.LeakyReLU.

    Args:
        model: any module; changed in place.
        negative_slope: of the new modules.

    Returns:
        The model; the new module if the model itself is an nn.ReLU.
    """
    places = _places(model)
    leaky = {relu: _leaky(relu, negative_slope) for _, relu in places}  # one for each object
    for name, relu in places:
        if name:
            parent, _, child = name.rpartition(".")
            setattr(model.get_submodule(parent), child, leaky[relu])
    return leaky.get(model, model)


def _places(model: nn.Module) -> list[tuple[str, nn.ReLU]]:
    """Find each place in which there is an nn.ReLU: its path, and the module."""
    modules = model.named_modules(remove_duplicate=False)
    return [(name, module) for name, module in modules if type(module) is nn.ReLU]


def _leaky(relu: nn.ReLU, negative_slope: float) -> nn.LeakyReLU:
    """Make the nn.LeakyReLU that stands in for an nn.ReLU."""
    return nn.LeakyReLU(negative_slope, inplace=relu.inplace).train(relu.training)
