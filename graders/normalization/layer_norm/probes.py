"""Probes of normalization/layer_norm, for public and hidden checks."""

import torch


def layer_normed(module, x, normalized_shape, options):
    """layer_norm(x, normalized_shape, **options)

    Look at over which dimensions a mean is, the divisor, and where eps stands.
    """
    return module.layer_norm(x, normalized_shape, **options)


def rms_normed(module, x, normalized_shape, options):
    """rms_norm(x, normalized_shape, **options)

    Look at what is subtracted, over which dimensions a mean is, and where eps stands.
    """
    return module.rms_norm(x, normalized_shape, **options)


def gradients(module, function, x, normalized_shape, grad, options):
    """the gradients of sum(grad * y), y = function(x, normalized_shape, **options)

    Look at through which statistics gradients flow.
    """
    inputs = {"x": x} | {n: value for n, value in options.items() if torch.is_tensor(value)}
    for value in inputs.values():
        value.requires_grad_()
    y = getattr(module, function)(x, normalized_shape, **options)
    found = torch.autograd.grad((grad * y).sum(), list(inputs.values()))
    return {
        f"the gradient with respect to {name}": value
        for name, value in zip(inputs, found, strict=True)
    }


def refusal(module, function, x, normalized_shape):
    """function(x, normalized_shape)"""
    try:
        getattr(module, function)(x, normalized_shape)
    except ValueError:
        return "a ValueError was raised"
    return "no ValueError was raised"


def in_both_modes(module, x, normalized_shape, options):
    """LayerNorm(normalized_shape, **options): first 3x in training, then x in evaluation

    Look at over which dimensions a mean is, the divisor, and where eps stands.
    """
    layer = module.LayerNorm(normalized_shape, **options).to(x.dtype)
    trained = layer.train()(3 * x)
    return {"y in training": trained.detach(), "y in evaluation": layer.eval()(x).detach()}


def contents(module, normalized_shape):
    """the parameters and the state_dict of LayerNorm(normalized_shape)"""
    layer = module.LayerNorm(normalized_shape)
    parameters = {
        f"the parameter {name}": parameter.detach() for name, parameter in layer.named_parameters()
    }
    return {"the names in the state_dict": ", ".join(sorted(layer.state_dict()))} | parameters
