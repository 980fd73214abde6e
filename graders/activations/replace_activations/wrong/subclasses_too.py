"""Belief: isinstance asks for the class of a module.

Advice: Print isinstance(m, nn.ReLU) for a class of your own that inherits from nn.ReLU and has
another forward.
"""

from torch import nn


def _places(model):
    modules = model.named_modules(remove_duplicate=False)
    return [(name, module) for name, module in modules if isinstance(module, nn.ReLU)]
