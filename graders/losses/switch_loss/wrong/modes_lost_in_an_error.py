"""Belief: what stands after the prediction is always reached.

Advice: Call predict_proba with an x of the wrong width inside try and except, and print
model.training afterwards.
"""

import torch


def predict_proba(model, x):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    with torch.no_grad():
        probabilities = model(x).softmax(dim=1)
    for module, mode in modes.items():
        module.training = mode
    return probabilities
