"""Belief: the model still gives probabilities.

Advice: Add up the rows of your result. Where has the softmax gone that used to be in the model?
"""

import torch


def predict_proba(model, x):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    with torch.no_grad():
        probabilities = model(x)
    for module, mode in modes.items():
        module.training = mode
    return probabilities
