"""Belief: the softmax is taken along the first dimension.

Advice: Add up each row of your result, and each column. Which should be 1?
"""

import torch


def predict_proba(model, x):
    with _evaluating(model), torch.no_grad():
        return model(x).softmax(dim=0)
