"""Belief: the mean is subtracted from the new bias as it is.

Advice: Print the new bias of the worked example. Which of its two numbers differs, and what
multiplies the mean there?
"""


def _scale_and_shift(norm):
    gamma = 1.0 if norm.weight is None else norm.weight
    beta = 0.0 if norm.bias is None else norm.bias
    scale = gamma / (norm.running_var + norm.eps).sqrt()
    return scale, beta - norm.running_mean
