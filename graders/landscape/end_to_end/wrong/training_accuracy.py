"""Belief: a model is as good as it is on its training images.

Advice: Print how many predictions the accuracy is a mean of.
"""

import torch


def _accuracy(way, fit, train, test):
    extract, make_model = way
    inputs, _ = scale(extract(train[0]), extract(test[0]))
    model = make_model()
    fit(model, inputs, train[1])
    model.eval()
    with torch.no_grad():
        predicted = model(inputs).argmax(dim=1)
    return (predicted == train[1]).double().mean().item()
