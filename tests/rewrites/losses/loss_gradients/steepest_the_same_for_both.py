import math


def steepest_logit(target):
    if target not in (0, 1):
        raise ValueError("target must be 0 or 1")
    p = 2 / 3
    return math.log(p / (1 - p))
