"""Belief: torch.no_grad() switches a model to evaluation.

Advice: Print model.training just before the test inputs go in.
"""

import torch


def _accuracy(way, fit, train, test):
    extract, make_model = way
    inputs, test_inputs = scale(extract(train[0]), extract(test[0]))
    model = make_model()
    fit(model, inputs, train[1])
    with torch.no_grad():
        predicted = model(test_inputs).argmax(dim=1)
    return (predicted == test[1]).double().mean().item()
