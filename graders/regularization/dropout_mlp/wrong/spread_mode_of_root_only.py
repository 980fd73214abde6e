"""Belief: the mode of a model is its own attribute `training`.

Advice: Which modules read `training`: the model, or the layers in it? Print the mode of every
submodule.
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    with torch.no_grad():
        model.training = True
        train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
        model.training = False
        eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
