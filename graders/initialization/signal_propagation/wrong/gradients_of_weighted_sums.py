"""Belief: the gradient that arrives at a layer is the one with respect to its weighted sum.

Advice: Is the last element of your `backward` the rms of `grad`?
"""

import torch


def spreads(weights, activation, x, grad):
    f = ACTIVATIONS[activation]
    layers = [x.detach().requires_grad_()]
    points = [layers[0]]
    for weight in weights:
        points.append(layers[-1] @ weight.T)
        layers.append(f(points[-1]))
    gradients = torch.autograd.grad(layers[-1], points, grad)
    return [rms(a) for a in layers], [rms(gradient) for gradient in gradients]
