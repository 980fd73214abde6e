"""Belief: one mode holds for the whole model, so remembering one is enough.

Advice: Freeze one layer with eval() and leave the rest in training mode; print the modes after
the call. What does train(mode) do to submodules?
"""

import torch


def prediction_spread(model, x, passes=100):
    mode = model.training
    with torch.no_grad():
        model.train()
        train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
        model.eval()
        eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    model.train(mode)
    return train_spread, eval_spread
