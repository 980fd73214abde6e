"""Belief: tanh multiplies small signals by 3/5, as its gain is 5/3.

Advice: Print torch.tanh(torch.tensor(0.01)).
"""

import math


def predicted_factors(fan_in, fan_out, std, activation):
    scale = std * {"linear": 1.0, "relu": math.sqrt(0.5), "tanh": 0.6}[activation]
    return scale * math.sqrt(fan_in), scale * math.sqrt(fan_out)
