"""Belief: the bias is averaged over the inputs, and then squared.

Advice: Two inputs are missed by 3 and by -3. Is there no bias?
"""


def decompose(predictions, truth, noise_variance):
    mean = predictions.mean(dim=0)
    bias = (mean - truth).mean().item() ** 2
    variance = (predictions - mean).square().mean().item()
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": bias + variance + noise_variance,
    }
