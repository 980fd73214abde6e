"""Belief: a spread is a variance.

Advice: In which unit is the result, compared with the predictions? Double the predictions and see
what happens to it.
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x) for _ in range(passes)]).var(dim=0)
        model.eval()
        eval_spread = torch.stack([model(x) for _ in range(passes)]).var(dim=0)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
