"""Belief: every layer but the last gets a batch norm.

Advice: Print the new model for two nn.Linear in a row. Which module runs after the first one?
"""


def place_norm(model):
    layers = [module for module in _in_order(model) if isinstance(module, _LAYERS)]
    return _copied(model, set(layers[:-1]))
