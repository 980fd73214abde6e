"""Belief: a model was in training mode before.

Advice: Call your function on a model after model.eval() and print model.training. What has to be
remembered?
"""

import torch


def prediction_spread(model, x, passes=100):
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
        model.eval()
        eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    model.train()
    return train_spread, eval_spread
