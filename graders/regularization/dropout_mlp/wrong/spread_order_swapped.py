"""Belief: the spread in evaluation comes first.

Advice: Which of the two spreads does the exercise name first?
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
        model.eval()
        eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    for module, mode in modes:
        module.training = mode
    return eval_spread, train_spread
