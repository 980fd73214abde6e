"""Probes of backprop/mse_gradient, for public and hidden checks."""


def prediction(module, x, w, b):
    """predict(x, w, b)"""
    return module.predict(x, w, b)


def loss(module, x, y, w, b):
    """mse(x, y, w, b)"""
    return module.mse(x, y, w, b)


def both_gradients(module, x, y, w, b):
    """dw, db = gradients(x, y, w, b)"""
    return module.gradients(x, y, w, b)


def descent(module, x, y, w, b, lr, steps):
    """w, b, losses = gradient_descent(x, y, w, b, lr, steps)"""
    return module.gradient_descent(x, y, w, b, lr, steps)


def refusal(function, *arguments):
    """Call a function; say in words whether it refuses its arguments."""
    try:
        function(*arguments)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def mse_refusal(module, x, y, w, b):
    """mse(x, y, w, b)"""
    return refusal(module.mse, x, y, w, b)


def gradients_refusal(module, x, y, w, b):
    """gradients(x, y, w, b)"""
    return refusal(module.gradients, x, y, w, b)
