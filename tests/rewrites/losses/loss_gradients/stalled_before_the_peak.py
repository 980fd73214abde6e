import math


def stalled_logit(min_gradient):
    if not 0 < min_gradient < 8 / 27:
        raise ValueError("min_gradient")
    z = -80.0
    step = 16.0
    while step > 1e-10:
        p = 1 / (1 + math.exp(-(z + step)))
        gradient = 2 * p**2 / (1 + math.exp(z + step))
        if z + step <= math.log(2) and gradient <= min_gradient:
            z += step
        else:
            step /= 2
    return z
