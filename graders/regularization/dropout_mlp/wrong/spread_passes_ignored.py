"""Belief: a hundred passes are always enough.

Advice: Where does the argument `passes` enter? Try your function with 2.
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x) for _ in range(100)]).std(dim=0)
        model.eval()
        eval_spread = torch.stack([model(x) for _ in range(100)]).std(dim=0)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
