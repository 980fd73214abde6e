"""Probes of regularization/bias_variance, for public and hidden checks."""

import torch

TRUTHS = {"sin(3 x)": lambda x: torch.sin(3 * x), "2 x + 1": lambda x: 2 * x + 1}


def draws(seed, n):
    """Return what a generator of this seed draws for the first training set, in words."""
    generator = torch.Generator().manual_seed(seed)
    both = (
        draw(n, generator=generator, dtype=torch.float64).tolist()
        for draw in (torch.rand, torch.randn)
    )
    rand, randn = ([round(number, 3) for number in numbers] for numbers in both)
    return f"gives torch.rand {rand}, torch.randn {randn}, ..."


def fitted(module, x, y, degree, x_new):
    """fit(x, y, degree), and predict of its coefficients at x_new"""
    coefficients = module.fit(x, y, degree)
    return {"the coefficients": coefficients, "predictions": module.predict(coefficients, x_new)}


def predicted(module, coefficients, x):
    """predict(coefficients, x)"""
    return module.predict(coefficients, x)


def parts(module, predictions, truth, noise_variance):
    """decompose(predictions, truth, noise_variance)

    Look at bias, variance and noise by themselves, and what each mean is over.
    """
    return module.decompose(predictions, truth, noise_variance)


def measured(module, truth, x_test, degree, n, noise, repeats, generator, _seed):
    """measure(truth, x_test, degree, n, noise, repeats, generator)

    Look at which runs are new draws, what a mean is over, and what the noise adds.
    """
    made = torch.Generator().manual_seed(_seed)
    found = module.measure(TRUTHS[truth], x_test, degree, n, noise, repeats, made)
    return found | {"the next number of the generator": torch.rand(1, generator=made)}
