"""Belief: the bias itself is a part of the error.

Advice: Multiply all predictions and the truth by 10. By which factor should "bias" grow?
"""


def decompose(predictions, truth, noise_variance):
    mean = predictions.mean(dim=0)
    bias = (mean - truth).abs().mean().item()
    variance = (predictions - mean).square().mean().item()
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": bias + variance + noise_variance,
    }
