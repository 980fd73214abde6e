"""Belief: predictions scatter around the truth.

Advice: What is subtracted from f_r(x) in the formula of the variance?
"""


def decompose(predictions, truth, noise_variance):
    mean = predictions.mean(dim=0)
    bias = (mean - truth).square().mean().item()
    variance = (predictions - truth).square().mean().item()
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": bias + variance + noise_variance,
    }
