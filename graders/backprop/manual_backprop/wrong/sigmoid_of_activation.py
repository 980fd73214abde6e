"""Belief: the derivative of the sigmoid is sigmoid(a) * (1 - sigmoid(a)) with the activation put
in.

Advice: In sigmoid'(z) = sigmoid(z) * (1 - sigmoid(z)), at which point is the sigmoid evaluated?
Ask what a1 and a2 already are.
"""

import torch


def sigmoid_derivative(z):
    return torch.sigmoid(z) * (1 - torch.sigmoid(z))


def backward(x, y, w2, a1, a2):
    delta2 = 2 * (a2 - y) / y.numel() * sigmoid_derivative(a2)
    delta1 = (delta2 @ w2.T) * sigmoid_derivative(a1)
    return x.T @ delta1, delta1.sum(0), a1.T @ delta2, delta2.sum(0)
