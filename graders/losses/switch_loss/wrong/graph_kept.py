"""Belief: evaluation mode switches gradients off.

Advice: Print requires_grad of your result. Does eval() change it?
"""


def predict_proba(model, x):
    with _evaluating(model):
        return model(x).softmax(dim=1)
