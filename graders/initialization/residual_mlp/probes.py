"""Probes of initialization/residual_mlp, for public and hidden checks."""

import torch
from torch import nn


def linear(weight):
    """Make a linear layer without a bias from its weight, (out, in)."""
    layer = nn.Linear(weight.shape[1], weight.shape[0], bias=False)
    layer.weight = nn.Parameter(weight.clone())
    return layer


def block(module, weight, h, *scale):
    """Residual(branch, scale)(h), where the branch is an nn.Linear with this weight"""
    given = h.clone()
    h_next = module.Residual(linear(weight), *scale)(h)
    return {"h_next": h_next.detach(), "h afterwards minus h before": h - given}


def refusal(module, weight, h):
    """Residual(branch)(h), where the branch is an nn.Linear with this weight"""
    try:
        module.Residual(linear(weight))(h)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def name_of(part):
    """Name what a module is made of; of a Residual, its number of parameters."""
    if isinstance(part, nn.Sequential):
        return f"Sequential({', '.join(map(name_of, part))})"
    if isinstance(part, nn.Linear):
        return f"Linear({part.in_features}, {part.out_features})"
    if type(part).__name__ == "Residual":
        return f"Residual with {sum(param.numel() for param in part.parameters())} parameters"
    return repr(part)


def modules(module, n_inputs, width, depth, n_outputs, gain, *scale):
    """residual_mlp(n_inputs, width, depth, n_outputs, gain, scale), its modules"""
    model = module.residual_mlp(n_inputs, width, depth, n_outputs, gain, *scale)
    return {f"module {i}": name_of(part) for i, part in enumerate(model)}


def weights_by_scale(module, n_inputs, width, depth, n_outputs, gain, scales, seed):
    """residual_mlp(n_inputs, width, depth, n_outputs, gain, scale), its weights after one seed"""
    found = {}
    for scale in scales:
        torch.manual_seed(seed)
        model = module.residual_mlp(n_inputs, width, depth, n_outputs, gain, scale)
        weights = [param.reshape(-1) for param in model.parameters() if param.ndim == 2]
        found[f"all weights with scale {scale}"] = torch.cat(weights).detach()
    return found


def measured(module, model, loss_fn, x, y):
    """Return the norms of a model, and what they leave in it."""
    found = {"gradient norms": module.gradient_norms(model, loss_fn, x, y)}
    for i, param in enumerate(model.parameters(), 1):
        found[f"weight {i} afterwards"] = param.detach()
        found[f".grad of weight {i} afterwards"] = param.grad
    return found


def example_norms(module, scale, y, grad):
    """gradient_norms(model, mse_loss, x = [[1.0]], y) of the worked example; grad: its .grad"""
    first = linear(torch.tensor([[2.0]]))
    first.weight.grad = grad
    middle = linear(torch.tensor([[3.0]])) if scale is None else nn.Identity()
    if scale is not None:
        middle = module.Residual(middle, scale)
    model = nn.Sequential(first, middle, nn.Identity())
    return measured(module, model, nn.functional.mse_loss, torch.ones(1, 1), y)


def ratios(module, depth, gain, scales):
    """expected_ratio(depth, gain, scale) for each of these scales"""
    return {f"scale {scale}": module.expected_ratio(depth, gain, scale) for scale in scales}


def compared(module, width, depth, gain, x, y, seed):
    """compare(width, depth, gain, x, y, seed)"""
    found = module.compare(width, depth, gain, x, y, seed)
    return {"names, in order": ", ".join(found)} | {
        f"{what} ratio, {name}": ratio
        for name, pair in found.items()
        for what, ratio in zip(("measured", "expected"), pair, strict=True)
    }


def alone(module, width, depth, gain, scale, x, y, seed):
    """gradient_norms of residual_mlp(...) after torch.manual_seed(seed), and expected_ratio"""
    torch.manual_seed(seed)
    model = module.residual_mlp(x.shape[1], width, depth, y.shape[1], gain, scale)
    norms = module.gradient_norms(model, nn.functional.mse_loss, x, y)
    return {"norms": norms, "expected": module.expected_ratio(depth, gain, scale)}
