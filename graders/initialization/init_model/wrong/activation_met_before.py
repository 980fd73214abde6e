"""Belief: named_modules() lists every place of a module.

Advice: Use one nn.ReLU twice in a model, and print list(model.named_modules()).
"""


def followed_by(model):
    found, name_of_layer = {}, None
    for name, module in model.named_modules():
        if isinstance(module, LAYERS):
            name_of_layer = name
            found[name] = None
        elif isinstance(module, ACTIVATIONS) and name_of_layer is not None:
            found[name_of_layer] = module
            name_of_layer = None
    return found
