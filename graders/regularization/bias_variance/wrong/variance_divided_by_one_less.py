"""Belief: a variance over R trainings divides by R - 1.

Advice: Add up your bias and variance for the example. Is the sum the mean of (f - t)²?
"""


def decompose(predictions, truth, noise_variance):
    mean = predictions.mean(dim=0)
    bias = (mean - truth).square().mean().item()
    variance = predictions.var(dim=0).mean().item() if len(predictions) > 1 else 0.0
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": bias + variance + noise_variance,
    }
