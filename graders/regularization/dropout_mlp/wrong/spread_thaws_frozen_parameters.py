"""Belief: to track gradients again, every parameter has to require one.

Advice: Freeze the first layer of a model with requires_grad_(False), call your function, and print
requires_grad of each parameter.
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    for param in model.parameters():
        param.requires_grad_(False)
    model.train()
    train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    model.eval()
    eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    for param in model.parameters():
        param.requires_grad_(True)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
