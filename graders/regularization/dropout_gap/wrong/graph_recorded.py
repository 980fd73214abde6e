"""Belief: eval() switches gradients off, too.

Advice: Print torch.is_grad_enabled() inside the model while mean_loss calls it.
"""

from torch import nn


def mean_loss(model, x, y):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    loss = nn.functional.mse_loss(model(x), y).item()
    for module, mode in modes.items():
        module.training = mode
    return loss
