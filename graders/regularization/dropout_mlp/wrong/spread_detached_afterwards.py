"""Belief: detach() is as good as not tracking gradients.

Advice: What has been recorded and kept by the time you detach? Look for a way not to record it at
all.
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    model.train()
    train_spread = torch.stack([model(x).detach() for _ in range(passes)]).std(dim=0)
    model.eval()
    eval_spread = torch.stack([model(x).detach() for _ in range(passes)]).std(dim=0)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
