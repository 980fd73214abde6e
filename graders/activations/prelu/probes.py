"""Probes of activations/prelu, for public and hidden checks."""


def prelu_of(module, x, weight):
    """prelu(x, weight)"""
    return module.prelu(x, weight)


def backward(module, x, weight, grad):
    """prelu_backward(x, weight, grad)

    Look at the derivative for negative x, and over which dimensions slopes are summed.
    """
    grad_x, grad_weight = module.prelu_backward(x, weight, grad)
    return {
        "the gradient with respect to x": grad_x,
        "the gradient with respect to weight": grad_weight,
    }


def layer_output(module, weight, x):
    """PReLU(C)(x), with this weight"""
    layer = module.PReLU(len(weight)).to(weight.dtype)
    layer.load_state_dict({"weight": weight})
    return layer(x).detach()


def parameters(module, options):
    """the parameters of PReLU(**options)"""
    found = dict(module.PReLU(**options).named_parameters())
    weight = found.get("weight")
    return {
        "the names of its parameters": ", ".join(found) or "none",
        "its weight": None if weight is None else weight.detach(),
    }
