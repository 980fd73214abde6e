from torch import nn


def walk(module, path=""):
    yield path, module
    for name, child in module._modules.items():
        if child is not None:
            yield from walk(child, f"{path}.{name}" if path else name)


def relu_names(model):
    found = []
    for path, module in walk(model):
        if type(module) is nn.ReLU:
            found.append(path)
    return found


def replace_relu(model, negative_slope=0.01):
    return swap(model, negative_slope, {})


def swap(module, slope, done):
    if id(module) in done:
        return done[id(module)]
    new = module
    if type(module) is nn.ReLU:
        new = nn.LeakyReLU(negative_slope=slope, inplace=module.inplace)
        new.training = module.training
    done[id(module)] = new
    for name, child in list(module._modules.items()):
        if child is not None:
            module._modules[name] = swap(child, slope, done)
    return new
