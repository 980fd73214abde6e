"""Belief: the first activation after a layer follows it, wherever it is.

Advice: Print followed_by for two nn.Linear one after the other, then an nn.ReLU.
"""


def followed_by(model):
    found, waiting, seen = {}, [], set()
    for name, module in model.named_modules(remove_duplicate=False):
        if isinstance(module, LAYERS) and module not in seen:
            seen.add(module)
            found[name] = None
            waiting.append(name)
        elif isinstance(module, ACTIVATIONS):
            for name_of_layer in waiting:
                found[name_of_layer] = module
            waiting = []
    return found
