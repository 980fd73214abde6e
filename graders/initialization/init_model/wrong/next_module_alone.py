"""Belief: what follows a layer is the module right after it.

Advice: Try a model with nn.BatchNorm1d between a layer and its ReLU.
"""

from torch import nn


def followed_by(model):
    modules = [*model.named_modules(remove_duplicate=False), ("", None)]
    modules = [(n, m) for n, m in modules if not isinstance(m, nn.Sequential)]
    found, seen = {}, set()
    for (name, module), (_, after) in zip(modules, modules[1:]):
        if isinstance(module, LAYERS) and module not in seen:
            seen.add(module)
            found[name] = after if isinstance(after, ACTIVATIONS) else None
    return found
