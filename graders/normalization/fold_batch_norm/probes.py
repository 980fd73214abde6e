"""Probes of normalization/fold_batch_norm, for public and hidden checks."""

import torch
from torch import nn


def norm_of(kind, mean, var, gamma, beta, eps):
    """Make a norm in evaluation mode; with affine=False if γ is None."""
    norm = kind(len(mean), eps=eps, affine=gamma is not None, dtype=mean.dtype).eval()
    norm.running_mean, norm.running_var = mean.clone(), var.clone()
    if gamma is not None:
        norm.weight.data, norm.bias.data = gamma.clone(), beta.clone()
    return norm


def linear_of(weight, bias):
    """Make an nn.Linear with this weight, and with this bias or none."""
    outputs, inputs = weight.shape
    return with_weights(nn.Linear(inputs, outputs, bias=bias is not None), weight, bias).eval()


def conv_of(weight, bias, groups=1, **options):
    """Make an nn.Conv2d with this weight, and with this bias or none."""
    outputs, inputs, *size = weight.shape
    inputs, has_bias = inputs * groups, bias is not None
    conv = nn.Conv2d(inputs, outputs, size, groups=groups, bias=has_bias, **options)
    return with_weights(conv, weight, bias).eval()


def with_weights(layer, weight, bias):
    layer.weight.data = weight.clone()
    if bias is not None:
        layer.bias.data = bias.clone()
    return layer


def told(new, x):
    """Report what a new layer is, and what it computes for x."""
    with torch.no_grad():
        return {
            "the new layer": type(new).__name__,
            "its weight": new.weight.detach(),
            "its bias": None if new.bias is None else new.bias.detach(),
            "its outputs for x": new(x),
        }


def linear_folded(module, weight, bias, mean, var, gamma, beta, eps, x):
    """fold_batch_norm(layer, norm) for an nn.Linear, and what the new layer gives for x"""
    norm = norm_of(nn.BatchNorm1d, mean, var, gamma, beta, eps)
    return told(module.fold_batch_norm(linear_of(weight, bias), norm), x)


def conv_folded(module, weight, bias, options, mean, var, gamma, beta, eps, x):
    """fold_batch_norm(layer, norm) for an nn.Conv2d, and what the new layer gives for x"""
    norm = norm_of(nn.BatchNorm2d, mean, var, gamma, beta, eps)
    return told(module.fold_batch_norm(conv_of(weight, bias, **options), norm), x)


def refusals(module):
    """fold_batch_norm(nn.Linear(3, 4), norm), by the norm"""
    norms = {
        "in training mode": nn.BatchNorm1d(4).train(),
        "without running statistics": nn.BatchNorm1d(4, track_running_stats=False).eval(),
        "of 1 channel": nn.BatchNorm1d(1).eval(),
        "of 3 channels": nn.BatchNorm1d(3).eval(),
        "of 5 channels": nn.BatchNorm1d(5).eval(),
        "of 4 channels, in evaluation mode": nn.BatchNorm1d(4).eval(),
    }
    seen = {}
    for name, norm in norms.items():
        try:
            layer = module.fold_batch_norm(nn.Linear(3, 4).eval(), norm)
            seen[f"a norm {name}"] = f"no ValueError was raised: a new {type(layer).__name__}"
        except ValueError:
            seen[f"a norm {name}"] = "a ValueError"
    return seen


def kinds(model):
    """Name the modules of a model, with those of its blocks in brackets."""
    parts = (
        kinds(part) if isinstance(part, nn.Sequential) else type(part).__name__ for part in model
    )
    return f"[{', '.join(parts)}]"


def filled(model, values):
    """Put these numbers into the parameters and buffers of a model; switch to evaluation."""
    model, place = model.to(values.dtype).eval(), 0
    for name, tensor in [*model.named_parameters(), *model.named_buffers()]:
        if tensor.is_floating_point():
            numbers = values[place : place + tensor.numel()].view(tensor.shape)
            tensor.data = numbers.abs() + 0.2 if "var" in name else numbers.clone()
            place += tensor.numel()
    return model


def mlp():
    return nn.Sequential(
        nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2), nn.BatchNorm1d(2)
    )


def with_blocks():
    layer, norms = nn.Linear(4, 4, bias=False), (nn.BatchNorm1d(4), nn.BatchNorm1d(4))
    inner = nn.Sequential(layer, norms[0], nn.Tanh(), norms[1])
    block = nn.Sequential(nn.ReLU(), inner, nn.Linear(4, 2))
    return nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), block)


def with_other_neighbors():
    return nn.Sequential(
        nn.BatchNorm1d(3),
        nn.Linear(3, 4),
        nn.ReLU(),
        nn.BatchNorm1d(4),
        nn.Linear(4, 4),
        nn.LayerNorm(4),
        nn.Linear(4, 4),
        nn.Dropout(),
        nn.BatchNorm1d(4),
        nn.Linear(4, 2),
        nn.BatchNorm1d(2),
    )


def convolutions():
    return nn.Sequential(
        nn.Conv2d(3, 4, 3, padding=1, bias=False),
        nn.BatchNorm2d(4),
        nn.ReLU(),
        nn.Conv2d(4, 4, 2, stride=2, groups=2),
        nn.BatchNorm2d(4),
        nn.Flatten(),
        nn.Linear(16, 2),
        nn.BatchNorm1d(2),
    )


def relu_twice():
    relu = nn.ReLU()
    return nn.Sequential(
        nn.Linear(3, 4), nn.BatchNorm1d(4), relu, nn.Linear(4, 4), nn.BatchNorm1d(4), relu
    )


def layer_twice():
    layer = nn.Linear(3, 3)
    return nn.Sequential(
        layer, nn.BatchNorm1d(3), nn.ReLU(), layer, nn.BatchNorm1d(3), nn.Tanh(), layer
    )


KINDS = {
    "an MLP": mlp,
    "a model with blocks": with_blocks,
    "norms behind other modules": with_other_neighbors,
    "convolutions": convolutions,
    "one ReLU twice": relu_twice,
    "one layer three times": layer_twice,
}
NAMES = {kind: f"{kind}: {kinds(make())}" for kind, make in KINDS.items()}
MODELS = {NAMES[kind]: make for kind, make in KINDS.items()}


def in_words(model, x):
    """Report the modules of a model and its outputs."""
    with torch.no_grad():
        return {"the modules": kinds(model), "the outputs for x": model(x)}


def model_folded(module, model, values, x):
    """fold_model(model), and what the new model gives for x"""
    return in_words(module.fold_model(filled(MODELS[model](), values)), x)
