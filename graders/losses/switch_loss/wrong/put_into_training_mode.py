"""Belief: after a prediction the model goes on training.

Advice: Print model.training before and after a prediction, for a model in evaluation mode.
"""

import torch


def predict_proba(model, x):
    model.eval()
    with torch.no_grad():
        probabilities = model(x).softmax(dim=1)
    model.train()
    return probabilities
