"""Belief: gradients are tracked only when backward() is called.

Advice: Look at requires_grad of the result. What does autograd record during a hundred passes,
and who needs it?
"""

import torch


def prediction_spread(model, x, passes=100):
    modes = [(module, module.training) for module in model.modules()]
    model.train()
    train_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    model.eval()
    eval_spread = torch.stack([model(x) for _ in range(passes)]).std(dim=0)
    for module, mode in modes:
        module.training = mode
    return train_spread, eval_spread
