"""Belief: the model still gives probabilities.

Advice: Add up the rows of your result. Where has the softmax gone that used to be in the model?
"""

import torch


def predict_proba(model, x):
    with _evaluating(model), torch.no_grad():
        return model(x)
