"""Probes of activations/softmax, for public and hidden checks."""


def probabilities(module, logits, *rest):
    """softmax(logits, dim, temperature)"""
    return module.softmax(logits, *rest)


def at_temperature(module, logits, temperature):
    """softmax(logits, temperature=temperature)"""
    return module.softmax(logits, temperature=temperature)


def backward(module, probs, grad, *rest):
    """softmax_backward(probs, grad, dim, temperature)

    Look at the sum that is subtracted: over which dimension, and the temperature.
    """
    return module.softmax_backward(probs, grad, *rest)


def sigmoid_of(module, x):
    """sigmoid(x)"""
    return module.sigmoid(x)
