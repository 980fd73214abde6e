"""Belief: after a prediction all parameters are to be trained again.

Advice: Call requires_grad_(False) on the first layer and predict. Print requires_grad of its weight
before and after.
"""


def predict_proba(model, x):
    with _evaluating(model):
        model.requires_grad_(False)
        probabilities = model(x).softmax(dim=1)
        model.requires_grad_(True)
        return probabilities
