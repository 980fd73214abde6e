"""Belief: no_grad() is evaluation mode.

Advice: What does no_grad() switch off, and what does eval()? Predict twice for the same x while
the model, with a Dropout in it, is in training mode.
"""

import torch


def predict_proba(model, x):
    with torch.no_grad():
        return model(x).softmax(dim=1)
