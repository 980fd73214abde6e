"""Belief: the next training step will see to the mode by itself.

Advice: Print model.training before and after a prediction, for a model in training mode.
"""

import torch


def predict_proba(model, x):
    model.eval()
    with torch.no_grad():
        return model(x).softmax(dim=1)
