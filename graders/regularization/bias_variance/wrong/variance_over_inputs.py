"""Belief: predictions scatter over the inputs.

Advice: Which direction of `predictions` holds the trainings?
"""


def decompose(predictions, truth, noise_variance):
    mean = predictions.mean(dim=0)
    bias = (mean - truth).square().mean().item()
    variance = predictions.var(dim=1, correction=0).mean().item()
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": bias + variance + noise_variance,
    }
