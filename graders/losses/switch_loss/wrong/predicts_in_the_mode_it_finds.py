"""Belief: no_grad() is evaluation mode.

Advice: Predict twice for the same x with a model in training mode that has a Dropout in it. Are the
results the same?
"""

import torch


def predict_proba(model, x):
    with torch.no_grad():
        return model(x).softmax(dim=1)
