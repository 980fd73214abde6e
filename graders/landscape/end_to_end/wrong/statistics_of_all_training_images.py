"""Belief: all training images may be used for the statistics, even if few are trained on.

Advice: Call compare with the sizes [4], and then change image 5. Does the accuracy change?
"""

import torch


def compare(ways, fit, train, test, sizes):
    accuracies = {name: [] for name in ways}
    for name, (extract, make_model) in ways.items():
        inputs, test_inputs = scale(extract(train[0]), extract(test[0]))
        for n in sizes:
            model = make_model()
            fit(model, inputs[:n], train[1][:n])
            model.eval()
            with torch.no_grad():
                predicted = model(test_inputs).argmax(dim=1)
            accuracies[name].append((predicted == test[1]).double().mean().item())
    return accuracies
