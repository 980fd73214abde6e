"""Belief: torch.no_grad() puts a model into evaluation mode.

Advice: Print model.training under torch.no_grad(). What else does the second spread need?
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
        eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
