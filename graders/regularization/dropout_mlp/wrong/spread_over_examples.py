"""Belief: the spread is that of the predictions within a batch.

Advice: Along which dimension of the stacked predictions do the passes run? The result has one
value for each output of each example.
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    with torch.no_grad():
        model.train()
        train_spread = (
            torch.stack([model(x) for _ in range(passes)]).mean(dim=0).std(dim=0).expand(len(x), -1)
        )
        model.eval()
        eval_spread = (
            torch.stack([model(x) for _ in range(passes)]).mean(dim=0).std(dim=0).expand(len(x), -1)
        )
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
