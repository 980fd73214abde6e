"""Belief: a model is in training mode unless someone changed it.

Advice: Call your function on a model after model.eval(). In which mode are the first passes then?
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    with torch.no_grad():
        train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
        model.eval()
        eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
