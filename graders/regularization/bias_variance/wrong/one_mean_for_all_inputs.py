"""Belief: the mean prediction is one number.

Advice: At how many inputs is m(x) computed?
"""


def decompose(predictions, truth, noise_variance):
    mean = predictions.mean()
    bias = (mean - truth).square().mean().item()
    variance = (predictions - mean).square().mean().item()
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": bias + variance + noise_variance,
    }
