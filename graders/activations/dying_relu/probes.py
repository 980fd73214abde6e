"""Probes of activations/dying_relu, for public and hidden checks.

Networks are made from plain data: a list of layers, each the name of its kind and its tensors, or
"again" and the number of the layer that stands there a second time.
"""

from torch import nn


def make_linear(weight, bias):
    """Make a linear layer from its tensors."""
    layer = nn.Linear(weight.shape[1], weight.shape[0]).to(weight.dtype)
    layer.load_state_dict({"weight": weight, "bias": bias})
    return layer


def make_layer(kind, *values):
    """Make a layer from plain data."""
    if kind == "linear":
        return make_linear(*values)
    if kind == "batch_norm":
        (mean,) = values
        layer = nn.BatchNorm1d(len(mean)).to(mean.dtype)
        layer.running_mean.copy_(mean)
        return layer
    return {"relu": nn.ReLU, "leaky": nn.LeakyReLU}[kind]()


def make_network(layers):
    """Make an nn.Sequential from plain data."""
    made = []
    for kind, *rest in layers:
        made.append(made[rest[0]] if kind == "again" else make_layer(kind, *rest))
    return nn.Sequential(*made)


def dead_in_table(module, z):
    """dead_units(z)"""
    return module.dead_units(z)


def dead_in_layers(module, layers, batches):
    """dead_in_network(model, batches)"""
    return in_words(module.dead_in_network(make_network(layers), batches))


def dead_behind_linear(module, weight, bias, batches):
    """dead_in_network(nn.Sequential(linear, nn.ReLU()), batches), with this weight and bias"""
    return dead_in_layers(module, [("linear", weight, bias), ("relu",)], batches)


def in_words(masks):
    return {f"the dead units of nn.ReLU {number}": mask for number, mask in enumerate(masks, 1)}


def revived(module, weight, bias, x, *margin):
    """revive(linear, x, margin)"""
    linear = make_linear(weight, bias)
    count = module.revive(linear, x, *margin)
    return {"how many units were dead": count, "the bias": linear.bias.detach()}
