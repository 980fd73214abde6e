"""Belief: backward() gives the gradients that are asked for, and no others.

Advice: Make the weights parameters, and print weight.grad after the call.
"""


def spreads(weights, activation, x, grad):
    f = ACTIVATIONS[activation]
    layers = [x.detach().requires_grad_()]
    for weight in weights:
        layers.append(f(layers[-1] @ weight.T))
        layers[-1].retain_grad()
    layers[-1].backward(grad)
    return [rms(a) for a in layers], [rms(a.grad) for a in layers]
