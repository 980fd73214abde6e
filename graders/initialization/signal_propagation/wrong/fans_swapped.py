"""Belief: the signal spreads over the outputs, so fan_out counts on the way forward.

Advice: How many products does one unit sum up, if a layer has 64 inputs and 16 outputs?
"""

import math


def predicted_factors(fan_in, fan_out, std, activation):
    scale = std * math.sqrt(0.5 if activation == "relu" else 1.0)
    return scale * math.sqrt(fan_out), scale * math.sqrt(fan_in)
