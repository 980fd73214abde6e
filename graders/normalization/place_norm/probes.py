"""Probes of normalization/place_norm, for public and hidden checks."""

import torch
from torch import nn


class Block(nn.Module):
    """A module of one's own: not entered."""

    def __init__(self):
        super().__init__()
        self.inner = nn.Sequential(nn.ReLU(), nn.Linear(4, 4))

    def forward(self, x):
        return x + self.inner(x)


def mlp():
    return nn.Sequential(
        nn.Linear(3, 4), nn.LeakyReLU(0.2), nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 2)
    )


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, stride=2, padding=1),
        nn.ReLU(),
        nn.Conv2d(4, 6, (1, 2), groups=2, padding_mode="circular", padding=(0, 1)),
        nn.GELU(),
        nn.Flatten(),
        nn.Linear(60, 2),
    )


def with_sigmoid():
    return nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1), nn.Sigmoid())


def nested():
    first = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 5))
    return nn.Sequential(
        first, nn.Tanh(), nn.Sequential(nn.Sequential(nn.Linear(5, 6)), nn.SiLU()), nn.Linear(6, 2)
    )


def last_inside():
    head = nn.Sequential(nn.Linear(4, 2), nn.Sequential(nn.Tanh()))
    return nn.Sequential(nn.Sequential(nn.Linear(3, 4)), nn.Sequential(nn.ELU(), head))


def layer_after_layer():
    return nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 2))


def with_dropout():
    return nn.Sequential(
        nn.Linear(3, 4),
        nn.ReLU(),
        nn.Dropout(),
        nn.Linear(4, 4),
        nn.Dropout(),
        nn.ReLU(),
        nn.Linear(4, 2),
    )


def with_norms():
    return nn.Sequential(
        nn.Linear(3, 4),
        nn.BatchNorm1d(4),
        nn.ReLU(),
        nn.Linear(4, 4),
        nn.LayerNorm(4),
        nn.ReLU(),
        nn.Linear(4, 4),
        nn.Identity(),
        nn.ReLU(),
        nn.Linear(4, 2),
    )


def with_pooling():
    return nn.Sequential(
        nn.Conv2d(1, 2, 3),
        nn.MaxPool2d(2),
        nn.ReLU(),
        nn.Conv2d(2, 3, 3),
        nn.Sigmoid(),
        nn.Flatten(),
        nn.Linear(3, 2),
    )


def with_block():
    return nn.Sequential(
        nn.Linear(3, 4), Block(), nn.ReLU(), nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 1)
    )


def with_others():
    return nn.Sequential(
        nn.Conv1d(1, 2, 3),
        nn.ReLU(),
        nn.Linear(4, 4),
        nn.Softmax(1),
        nn.Linear(4, 4),
        nn.Flatten(),
        nn.Linear(8, 2),
    )


def without_bias():
    return nn.Sequential(nn.Linear(3, 4, bias=False), nn.ReLU(), nn.Linear(4, 2))


def one_layer():
    return nn.Sequential(nn.Linear(3, 1), nn.Sigmoid())


KINDS = {
    "an MLP": mlp,
    "a CNN": cnn,
    "an MLP that ends with a sigmoid": with_sigmoid,
    "a nested MLP": nested,
    "a nested MLP that ends with tanh": last_inside,
    "two layers in a row": layer_after_layer,
    "an MLP with dropout": with_dropout,
    "an MLP with norms": with_norms,
    "a CNN with pooling": with_pooling,
    "an MLP with a block": with_block,
    "other modules": with_others,
    "a layer without a bias": without_bias,
    "one layer": one_layer,
}


def in_words(module):
    """Write a model on one line."""
    name = type(module).__name__
    match module:
        case nn.Sequential():
            return "[" + ", ".join(in_words(child) for child in module) + "]"
        case nn.Linear() | nn.Conv2d():
            outputs = getattr(module, "out_features", None) or module.out_channels
            return f"{name} {outputs}"
        case nn.BatchNorm1d() | nn.BatchNorm2d():
            return f"{name} {module.num_features}"
    return name


WORDS = {kind: in_words(make()) for kind, make in KINDS.items()}
MODELS = {WORDS[kind]: make for kind, make in KINDS.items()}


def placed(module, model):
    """place_norm(model), with its modules and their outputs

    Look at after which layers a norm comes, and its size.
    """
    new = module.place_norm(MODELS[model]())
    return in_words(new)


def in_order(model):
    """List the modules that are no nn.Sequential."""
    if not isinstance(model, nn.Sequential):
        return [model]
    return [module for child in model for module in in_order(child)]


def layers_of(model):
    return [m for m in in_order(model) if isinstance(m, (nn.Linear, nn.Conv2d))]


def norms_of(model):
    return [m for m in in_order(model) if isinstance(m, (nn.BatchNorm1d, nn.BatchNorm2d))]


def weights_of(model):
    """List the weights and biases of the layers."""
    return {
        f"the {name} of layer {number}": getattr(layer, name)
        for number, layer in enumerate(layers_of(model), 1)
        for name in ("weight", "bias")
    }


def new_weights(module, model, dtype):
    """the layers of place_norm(model), and the given model afterwards

    Look at which layers lose their bias, and which are copies.
    """
    given = MODELS[model]().to(dtype)
    old, in_words_before = weights_of(given), in_words(given)
    new = weights_of(module.place_norm(given))
    found = {
        name: "None" if new[name] is None else "as given" if new[name].equal(value) else "another"
        for name, value in old.items()
    }
    biases = [layer.bias is not None for layer in layers_of(given)]
    is_kept = in_words(given) == in_words_before and all(biases)
    return found | {"the given model is as it was": is_kept}


def effect(module, weight, bias, x, grad, shift, training):
    """bias_effect(layer, norm, x, grad, shift)"""
    layer, norm = layer_and_norm(weight, bias, training)
    change, gradient = module.bias_effect(layer, norm, x, grad, shift)
    return {"the change": change, "the gradient": gradient}


def layer_and_norm(weight, bias, training):
    """Make a layer, and a batch norm with other running statistics than the first ones."""
    layer = nn.Linear(weight.shape[1], len(weight)).to(weight.dtype)
    norm = nn.BatchNorm1d(len(weight)).to(weight.dtype).train(training)
    with torch.no_grad():
        layer.weight.copy_(weight)
        layer.bias.copy_(bias)
        norm.running_var.copy_(torch.arange(1, 1 + len(weight)) ** 2)
    return layer, norm
