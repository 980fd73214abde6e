"""Belief: the softmax is taken along the first dimension.

Advice: Add up each row of your result, and each column. Which ought to be 1?
"""

import torch


def predict_proba(model, x):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    with torch.no_grad():
        probabilities = model(x).softmax(dim=0)
    for module, mode in modes.items():
        module.training = mode
    return probabilities
