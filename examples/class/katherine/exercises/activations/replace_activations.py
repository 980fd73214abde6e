from torch import nn


def relu_names(model):
    return [
        name
        for name, module in model.named_modules(remove_duplicate=False)
        if isinstance(module, nn.ReLU)
    ]


def leaky(relu, negative_slope):
    new = nn.LeakyReLU(negative_slope, relu.inplace)
    return new.train(relu.training)


def replace_relu(model, negative_slope=0.01):
    if isinstance(model, nn.ReLU):
        return leaky(model, negative_slope)
    twins = {}  # an old module and its new one
    for name in relu_names(model):
        parent, _, child = name.rpartition(".")
        parent = model.get_submodule(parent)
        old = getattr(parent, child)
        if isinstance(old, nn.ReLU):  # else the parent stands in two places
            if old not in twins:
                twins[old] = leaky(old, negative_slope)
            setattr(parent, child, twins[old])
    return model
