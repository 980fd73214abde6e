"""Belief: after a prediction all parameters are to be trained again.

Advice: Call requires_grad_(False) on the first layer and predict. Print requires_grad of its weight
before and after.
"""


def predict_proba(model, x):
    modes = {module: module.training for module in model.modules()}
    model.eval().requires_grad_(False)
    probabilities = model(x).softmax(dim=1)
    for module, mode in modes.items():
        module.training = mode
    model.requires_grad_(True)
    return probabilities
