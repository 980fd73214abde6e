from torch.nn import LeakyReLU, Module, ReLU


def relu_names(model: Module):
    every = dict(model.named_modules(remove_duplicate=False))
    return [path for path, module in every.items() if module.__class__ is ReLU]


def replace_relu(model: Module, negative_slope=0.01):
    made = {}
    old = {path: model.get_submodule(path) for path in relu_names(model)}
    for path, relu in old.items():
        if relu not in made:
            made[relu] = LeakyReLU(negative_slope, relu.inplace)
            made[relu].train(relu.training)
        if path == "":
            return made[relu]
        model.set_submodule(path, made[relu])
    return model
