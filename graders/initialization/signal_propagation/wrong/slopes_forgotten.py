"""Belief: on the way back only the weights count.

Advice: Compute dC/da_1 of the worked example by hand. Does unit 2 of layer 2 pass anything?
"""


def spreads(weights, activation, x, grad):
    f = ACTIVATIONS[activation]
    layers, gradients = [x.detach()], [grad]
    for weight in weights:
        layers.append(f(layers[-1] @ weight.detach().T))
    for weight in reversed(list(weights)):
        gradients.insert(0, gradients[0] @ weight.detach())
    return [rms(a) for a in layers], [rms(gradient) for gradient in gradients]
