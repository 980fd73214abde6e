"""Probes of regularization/bias_variance, for public and hidden checks."""

import torch


def fitted(module, x, y, degree, x_new):
    """fit(x, y, degree), and predict of its coefficients at x_new"""
    coefficients = module.fit(x, y, degree)
    return {"the coefficients": coefficients, "predictions": module.predict(coefficients, x_new)}


def predicted(module, coefficients, x):
    """predict(coefficients, x)"""
    return module.predict(coefficients, x)


def parts(module, predictions, truth, noise_variance):
    """decompose(predictions, truth, noise_variance)"""
    return module.decompose(predictions, truth, noise_variance)


def measured(module, kind, x_test, degree, n, noise, repeats, seed):
    """measure(truth, x_test, degree, n, noise, repeats, generator), with this seed"""
    generator = torch.Generator().manual_seed(seed)
    found = module.measure(TRUTHS[kind], x_test, degree, n, noise, repeats, generator)
    return found | {"the next number of the generator": torch.rand(1, generator=generator)}


def sine(x):
    return torch.sin(3 * x)


def line(x):
    return 2 * x + 1


TRUTHS = {"sine": sine, "line": line}
