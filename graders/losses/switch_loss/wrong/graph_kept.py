"""Belief: evaluation mode switches gradients off.

Advice: Print requires_grad of your result. What does eval() change, and what does it leave alone?
"""


def predict_proba(model, x):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    probabilities = model(x).softmax(dim=1)
    for module, mode in modes.items():
        module.training = mode
    return probabilities
