"""Belief: what follows a layer is in the same nn.Sequential.

Advice: Put a layer into an nn.Sequential of its own, and its ReLU after it.
"""


def followed_by(model):
    found, seen, name_of_layer = {}, set(), None
    for name, module in model.named_modules(remove_duplicate=False):
        if isinstance(module, LAYERS):
            name_of_layer = None if module in seen else name
            seen.add(module)
            if name_of_layer is not None:
                found[name_of_layer] = None
        elif isinstance(module, ACTIVATIONS) and name_of_layer is not None:
            if name.rpartition(".")[0] == name_of_layer.rpartition(".")[0]:
                found[name_of_layer] = module
            name_of_layer = None
    return found
