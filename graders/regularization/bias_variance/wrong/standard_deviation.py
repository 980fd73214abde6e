"""Belief: the scatter is a standard deviation.

Advice: Which power has the difference in the formula of the variance?
"""


def decompose(predictions, truth, noise_variance):
    mean = predictions.mean(dim=0)
    bias = (mean - truth).square().mean().item()
    variance = predictions.std(dim=0, correction=0).mean().item()
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": bias + variance + noise_variance,
    }
