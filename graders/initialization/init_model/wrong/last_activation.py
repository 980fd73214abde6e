"""Belief: of two activations in a row, the last one counts.

Advice: Print followed_by for an nn.Linear, nn.Tanh and nn.ReLU. Which one gets the outputs?
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
            found[name_of_layer] = module
    return found
