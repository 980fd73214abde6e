"""Belief: a model is the list of its children.

Advice: Print followed_by for an nn.Sequential in an nn.Sequential.
"""


def followed_by(model):
    found, seen, name_of_layer = {}, set(), None
    for number, module in enumerate(model):
        if isinstance(module, LAYERS):
            name_of_layer = None if module in seen else str(number)
            seen.add(module)
            if name_of_layer is not None:
                found[name_of_layer] = None
        elif isinstance(module, ACTIVATIONS) and name_of_layer is not None:
            found[name_of_layer] = module
            name_of_layer = None
    return found
