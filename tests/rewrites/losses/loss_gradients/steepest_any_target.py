import math


def steepest_logit(target):
    sign = 1 if target == 0 else -1
    return sign * math.log(2)
