"""Probes of backprop/gradient_flow, for public and hidden checks."""

import torch


def refusals(module, activations):
    """build_network(activation, depth=2, width=3)"""
    seen = {}
    for activation in activations:
        seen[repr(activation)] = "no ValueError was raised"
        try:
            module.build_network(activation, 2, 3)
        except ValueError:
            seen[repr(activation)] = "ValueError"
    return seen


def compared(module, depth, width, x, y, seed):
    """compare_activations(depth, width, x, y, seed)"""
    norms = module.compare_activations(depth, width, x, y, seed)
    return {"names, in order": ", ".join(norms), "norms": norms}


def measured_alone(module, activation, depth, width, x, y, seed):
    """torch.manual_seed(seed), then gradient_norms(build_network(...), x, y)"""
    torch.manual_seed(seed)
    return module.gradient_norms(module.build_network(activation, depth, width), x, y)


def left_in(params):
    """Return the .grad fields of parameters, by their names."""
    return {f"{name}.grad": param.grad for name, param in params}
