"""Belief: one pass, repeated, stands for many.

Advice: How often does your function call the model? Each pass needs a call of its own.
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x)] * passes).std(dim=0)
        model.eval()
        eval_spread = torch.stack([model(x)] * passes).std(dim=0)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
