"""Belief: a norm divides by the variance.

Advice: Fold a norm with eps=1.0 and the variance 3.0. By which number is the weight divided?
"""


def _scale_and_shift(norm):
    gamma = 1.0 if norm.weight is None else norm.weight
    beta = 0.0 if norm.bias is None else norm.bias
    scale = gamma / (norm.running_var + norm.eps)
    return scale, beta - scale * norm.running_mean
