"""Probes of activations/replace_activations, for public and hidden checks."""

from torch import nn
from torch.nn import functional as F


class Block(nn.Module):
    """A module with an nn.ReLU under a name, and a call of F.relu."""

    def __init__(self, width):
        super().__init__()
        self.linear = nn.Linear(width, width)
        self.act = nn.ReLU()

    def forward(self, x):
        return self.act(self.linear(x)) - F.relu(x)


class ClippedReLU(nn.ReLU):
    """A subclass that computes something else."""

    def forward(self, x):
        return super().forward(x).clamp(max=1)


def flat():
    return nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 4), nn.ReLU())


def nested():
    inner = nn.Sequential(nn.Linear(4, 4), nn.ReLU(inplace=True), nn.ReLU6())
    return nn.Sequential(nn.Linear(3, 4), nn.Sequential(Block(4), nn.Tanh(), inner), nn.ReLU())


def in_containers():
    return nn.ModuleDict(
        {"acts": nn.ModuleList([nn.ReLU(), nn.GELU(), nn.ReLU()]), "head": nn.Linear(2, 2)}
    )


def twice_in_a_parent():
    act = nn.ReLU()
    return nn.Sequential(nn.Linear(3, 4), act, nn.Linear(4, 4), act)


def in_two_parents():
    act = nn.ReLU()
    return nn.Sequential(nn.Sequential(nn.Linear(3, 4), act), nn.Sequential(act, nn.ReLU()))


def block_twice():
    block = Block(3)
    return nn.Sequential(block, nn.Linear(3, 3), block)


def with_subclasses():
    return nn.Sequential(ClippedReLU(), nn.ReLU6(), nn.PReLU(), nn.LeakyReLU(0.3), nn.ReLU())


MODELS = {
    "Linear, ReLU, Linear, ReLU": flat,
    "Linear, (Block, Tanh, (Linear, ReLU, ReLU6)), ReLU": nested,
    "a ModuleDict with a ModuleList of ReLU, GELU, ReLU": in_containers,
    "Linear, act, Linear, act, with one ReLU as act": twice_in_a_parent,
    "(Linear, act), (act, ReLU), with one ReLU as act": in_two_parents,
    "block, Linear, block, with one Block": block_twice,
    "ClippedReLU, ReLU6, PReLU, LeakyReLU, ReLU": with_subclasses,
    "itself an nn.ReLU": nn.ReLU,
    "itself an nn.Linear": lambda: nn.Linear(2, 2),
}


def tree(model):
    """Say what stands in each place of a model, and which places hold the same module."""
    first = {}
    return {
        f"the module at {name!r}": in_words(module, first.setdefault(module, name), name)
        for name, module in model.named_modules(remove_duplicate=False)
    }


def in_words(module, first, name):
    slope = getattr(module, "negative_slope", None)
    what = type(module).__name__ + ("" if slope is None else f" with slope {slope:g}")
    return what if first == name else f"{what}, the same module as at {first!r}"


def names_in(module, model):
    """relu_names(model)

    Look at how deep you look, which classes count, and modules in several places.
    """
    return module.relu_names(MODELS[model]())


def replaced(module, model, *slope):
    """the model after replace_relu(model, negative_slope)

    Look at how deep you look, which classes count, and modules in several places.
    """
    return tree(module.replace_relu(MODELS[model](), *slope))
