"""Belief: what holds on the way forward holds on the way back.

Advice: How many units does an input feed, if a layer has 64 inputs and 16 outputs?
"""

import math


def predicted_factors(fan_in, fan_out, std, activation):
    scale = std * math.sqrt(0.5 if activation == "relu" else 1.0)
    return scale * math.sqrt(fan_in), scale * math.sqrt(fan_in)
