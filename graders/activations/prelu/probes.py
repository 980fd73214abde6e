"""Probes of activations/prelu, for public and hidden checks."""


def prelu_of(module, x, weight):
    """prelu(x, weight)"""
    return module.prelu(x, weight)


def backward(module, x, weight, grad):
    """prelu_backward(x, weight, grad)"""
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


def parameters(module, *arguments):
    """the parameters of PReLU(num_parameters, init)"""
    layer = module.PReLU(*arguments)
    return {f"the parameter {name}": param.detach() for name, param in layer.named_parameters()}
