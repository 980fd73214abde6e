import math


def stalled_logit(min_gradient):
    wanted = math.log(min_gradient)  # refuses 0 and less
    low, high = math.log(2), 100.0
    while high - low > 1e-10:
        z = (low + high) / 2
        log_p, log_q = -math.log1p(math.exp(-z)), -z - math.log1p(math.exp(-z))
        if math.log(2) + 2 * log_p + log_q > wanted:
            low = z
        else:
            high = z
    return high
