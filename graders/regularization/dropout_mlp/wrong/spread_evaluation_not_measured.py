"""Belief: in evaluation mode every model is deterministic, so the spread is zero.

Advice: What would your function report for a model that by mistake drops in evaluation mode too?
Finding that out is what it is for.
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
        model.eval()
        eval_spread = torch.zeros_like(train_spread)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
