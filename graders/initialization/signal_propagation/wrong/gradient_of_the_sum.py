"""Belief: the loss is the sum of the outputs.

Advice: Is the last element of your `backward` the rms of `grad`? Try grad = (0, 3).
"""

import torch


def spreads(weights, activation, x, grad):
    f = ACTIVATIONS[activation]
    layers = [x.detach().requires_grad_()]
    for weight in weights:
        layers.append(f(layers[-1] @ weight.T))
    gradients = torch.autograd.grad(layers[-1].sum(), layers)
    return [rms(a) for a in layers], [rms(gradient) for gradient in gradients]
