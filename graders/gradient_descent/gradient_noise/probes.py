"""Probes of gradient_descent/gradient_noise, for public and hidden checks."""


def rows(module, w, x, y):
    """example_gradients(w, x, y)"""
    return module.example_gradients(w, x, y)


def moments(module, grads, batch_size, replacement):
    """batch_moments(grads, batch_size, replacement)

    Look at the divisor of the variance, and what drawing without replacement changes.
    """
    mean, variance = module.batch_moments(grads, batch_size, replacement)
    return {"the mean": mean, "the variance": variance}


def batches(module, grads, batch_size, replacement):
    """all_batch_gradients(grads, batch_size, replacement), its rows sorted by their first number"""
    every = module.all_batch_gradients(grads, batch_size, replacement)
    return every[every[:, 0].argsort()]


def scale(module, grads):
    """noise_scale(grads)

    Look at numerator and divisor by themselves, for a single parameter.
    """
    return module.noise_scale(grads)
