"""Belief: a standard deviation divides by the number of passes.

Advice: Which correction does torch.std make by default? Compare for two passes.
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0, unbiased=False)
        model.eval()
        eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0, unbiased=False)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
