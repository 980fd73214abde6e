"""Belief: a model can go on from the smaller training set to the larger one.

Advice: Count how often make_model is called for three sizes.
"""

import torch


def compare(ways, fit, train, test, sizes):
    accuracies = {name: [] for name in ways}
    for name, (extract, make_model) in ways.items():
        model = make_model()
        for n in sizes:
            inputs, test_inputs = scale(extract(train[0][:n]), extract(test[0]))
            fit(model, inputs, train[1][:n])
            model.eval()
            with torch.no_grad():
                predicted = model(test_inputs).argmax(dim=1)
            accuracies[name].append((predicted == test[1]).double().mean().item())
    return accuracies
