"""Belief: whoever needs gradients again will switch them on.

Advice: Print torch.is_grad_enabled() after the call. Look for a way that ends by itself.
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    torch.set_grad_enabled(False)
    model.train()
    train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    model.eval()
    eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
