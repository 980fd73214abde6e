"""Belief: the error is bias and variance.

Advice: How large is the error of a perfect model, on targets that are noisy?
"""


def decompose(predictions, truth, noise_variance):
    mean = predictions.mean(dim=0)
    bias = (mean - truth).square().mean().item()
    variance = (predictions - mean).square().mean().item()
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": bias + variance,
    }
