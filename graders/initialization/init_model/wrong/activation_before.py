"""Belief: a layer is initialized by the activation whose outputs it gets.

Advice: In the worked example, which activation lies between the two layers? Which one scales it?
"""


def followed_by(model):
    found, activation = {}, None
    for name, module in model.named_modules(remove_duplicate=False):
        if isinstance(module, LAYERS):
            found.setdefault(name, activation)
            activation = None
        elif isinstance(module, ACTIVATIONS):
            activation = module
    return {name: found[name] for name, _ in model.named_modules() if name in found}
