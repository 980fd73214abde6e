from torch import nn


def is_relu(module):
    return type(module) is nn.ReLU


def relu_names(model):
    names = [""] if is_relu(model) else []
    for name, child in model._modules.items():
        for rest in relu_names(child):
            names.append(name + "." + rest if rest else name)
    return names


def replace_relu(model, negative_slope=0.01):
    pairs = []
    for module in set(model.modules()):
        if is_relu(module):
            leaky = nn.LeakyReLU(negative_slope, module.inplace)
            pairs.append((module, leaky if module.training else leaky.eval()))
    for parent in list(model.modules()):
        for name in list(parent._modules):
            for old, new in pairs:
                if getattr(parent, name) is old:
                    parent.add_module(name, new)
    for old, new in pairs:
        if old is model:
            return new
    return model
