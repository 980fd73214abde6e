"""Belief: all layers are in the mode of the model.

Advice: Put one layer alone into evaluation mode, as for a frozen BatchNorm1d, and print its
`training` after the call. Whose modes does model.train(mode) set?
"""

import torch


def predict_proba(model, x):
    mode = model.training
    try:
        model.eval()
        with torch.no_grad():
            return model(x).softmax(dim=1)
    finally:
        model.train(mode)
