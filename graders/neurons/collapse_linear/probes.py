"""Probes of neurons/collapse_linear, for public and hidden checks."""

from torch import nn

BETWEEN = {
    "relu": nn.ReLU,
    "tanh": nn.Tanh,
    "prelu": nn.PReLU,
    "identity": nn.Identity,
    "dropout": nn.Dropout,
}


def build(modules):
    """Build a Sequential from words and from pairs of a weight and a bias, which may be None."""
    built = []
    for module in modules:
        if isinstance(module, str):
            built.append(BETWEEN[module]())
            continue
        weight, bias = module
        layer = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None)
        layer.weight = nn.Parameter(weight.clone())
        if bias is not None:
            layer.bias = nn.Parameter(bias.clone())
        built.append(layer)
    return nn.Sequential(*built)


def kind(module):
    """Say what stands in a model."""
    if not isinstance(module, nn.Linear):
        return type(module).__name__
    bias = "without bias" if module.bias is None else "with bias"
    return f"Linear from {module.in_features} to {module.out_features}, {bias}"


def bend_of(module, modules, a, b):
    """bend(model, a, b) of a Sequential"""
    return module.bend(build(modules), a, b).detach()


def collapsed(module, layers, x):
    """collapse(stack), applied to x

    Look at weight and bias of the new layer for two layers, and which layers have a bias.
    """
    layer = module.collapse(build(layers))
    return {"the layer": kind(layer), "its outputs": layer(x).detach()}


def collapse_refused(module, modules):
    """collapse(stack)

    Look at weight and bias of the new layer for two layers, and which layers have a bias.
    """
    try:
        return kind(module.collapse(build(modules)))
    except ValueError:
        return "ValueError"


def runs_collapsed(module, modules, x):
    """collapse_runs(model), applied to x

    Look at where a run of linear layers begins and ends, and what follows it.
    """
    new = module.collapse_runs(build(modules))
    return {"the new model": [kind(part) for part in new], "its outputs": new(x).detach()}
