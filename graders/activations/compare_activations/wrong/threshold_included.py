"""Belief: at the threshold it is saturated.

Advice: Print saturation(torch.relu, x, threshold=1.0) for x = [-1.0, 2.0].
"""


def saturation(f, x, threshold=0.05):
    _, derivative = values_and_derivatives(f, x)
    return (derivative.abs() <= threshold).double().mean().item()
