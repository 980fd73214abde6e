"""Probes of regularization/soft_threshold, for public and hidden checks.

f(w) = ½ Σ c (w - a)², so its gradient is c (w - a).
"""


def thresholded(module, x, t):
    """soft_threshold(x, t)"""
    return module.soft_threshold(x, t)


def subgradient_path(module, c, a, start, lr, l1, steps):
    """subgradient_descent(gradient, start, lr, l1, steps), gradient(w) = c * (w - a)"""
    return module.subgradient_descent(lambda w: c * (w - a), start, lr, l1, steps)


def proximal_path(module, c, a, start, lr, l1, steps):
    """proximal_descent(gradient, start, lr, l1, steps), gradient(w) = c * (w - a)"""
    return module.proximal_descent(lambda w: c * (w - a), start, lr, l1, steps)


def ridge_path(module, c, a, start, lr, l2, steps):
    """ridge_descent(gradient, start, lr, l2, steps), gradient(w) = c * (w - a)"""
    return module.ridge_descent(lambda w: c * (w - a), start, lr, l2, steps)


def zeros(module, c, a, start, lr, strength, steps):
    """count_zeros(gradient, start, lr, strength, steps), gradient(w) = c * (w - a)"""
    return module.count_zeros(lambda w: c * (w - a), start, lr, strength, steps)
