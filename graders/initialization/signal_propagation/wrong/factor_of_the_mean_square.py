"""Belief: n numbers of variance std² add up to n · std².

Advice: Print the rms of a sum of 100 normal numbers. Is it about 100, or 10?
"""


def predicted_factors(fan_in, fan_out, std, activation):
    scale = std**2 * (0.5 if activation == "relu" else 1.0)
    return scale * fan_in, scale * fan_out
