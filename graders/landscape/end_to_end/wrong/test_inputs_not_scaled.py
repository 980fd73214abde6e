"""Belief: scaling is a part of training, and the test set stays as it is.

Advice: Print mean and std of the inputs that the model gets in training and in testing.
"""

import torch


def _accuracy(way, fit, train, test):
    extract, make_model = way
    inputs, _ = scale(extract(train[0]), extract(test[0]))
    model = make_model()
    fit(model, inputs, train[1])
    model.eval()
    with torch.no_grad():
        predicted = model(extract(test[0])).argmax(dim=1)
    return (predicted == test[1]).double().mean().item()
