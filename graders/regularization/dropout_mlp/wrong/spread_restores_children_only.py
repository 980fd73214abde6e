"""Belief: the children of a model are all its submodules.

Advice: Nest one Sequential in another, with different modes, and print them after the call. How
deep does your loop reach?
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in (model, *model.children())]
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
        model.eval()
        eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
