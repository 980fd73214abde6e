"""Belief: the bias is the error of a training, on average.

Advice: In the example, how far is the mean of 1 and 3 from the truth 2?
"""


def decompose(predictions, truth, noise_variance):
    mean = predictions.mean(dim=0)
    bias = (predictions - truth).square().mean().item()
    variance = (predictions - mean).square().mean().item()
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": bias + variance + noise_variance,
    }
