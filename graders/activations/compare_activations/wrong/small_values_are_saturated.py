"""Belief: saturated means that the output is close to 0.

Advice: Print saturation(torch.sigmoid, torch.tensor([4.0])). Is its curve steep there?
"""


def saturation(f, x, threshold=0.05):
    y, _ = values_and_derivatives(f, x)
    return (y.abs() < threshold).double().mean().item()
