"""Belief: the last layer of a network has no activation.

Advice: Print the output of the worked example. Is an element of it negative?
"""

import torch


def spreads(weights, activation, x, grad):
    f = ACTIVATIONS[activation]
    layers = [x.detach().requires_grad_()]
    for number, weight in enumerate(weights, start=1):
        z = layers[-1] @ weight.T
        layers.append(f(z) if number < len(weights) else z)
    gradients = torch.autograd.grad(layers[-1], layers, grad)
    return [rms(a) for a in layers], [rms(gradient) for gradient in gradients]
