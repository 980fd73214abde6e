"""Belief: the next training step will see to the mode by itself.

Advice: Print model.training before and after the call. Read in which mode the model should be
afterwards.
"""

import torch


def predict_proba(model, x):
    model.eval()
    with torch.no_grad():
        return model(x).softmax(dim=1)
