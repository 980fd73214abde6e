"""Belief: a layer in two places is two layers.

Advice: Use one nn.Linear twice in a model. How often is its weight drawn?
"""


def followed_by(model):
    found, name_of_layer = {}, None
    for name, module in model.named_modules(remove_duplicate=False):
        if isinstance(module, LAYERS):
            name_of_layer = name
            found[name] = None
        elif isinstance(module, ACTIVATIONS) and name_of_layer is not None:
            found[name_of_layer] = module
            name_of_layer = None
    return found
