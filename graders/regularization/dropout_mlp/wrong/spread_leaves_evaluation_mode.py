"""Belief: evaluation mode is a good state to leave a model in.

Advice: Print model.training before and after the call. A measurement should leave no trace.
"""

import torch


def prediction_spread(model, x, passes=100):
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
        model.eval()
        eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    return train_spread, eval_spread
