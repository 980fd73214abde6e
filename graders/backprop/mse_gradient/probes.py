"""Probes of backprop/mse_gradient, for public and hidden checks."""


def prediction(module, x, w, b):
    """predict(x, w, b)"""
    return module.predict(x, w, b)


def loss(module, x, y, w, b):
    """mse(x, y, w, b)"""
    return module.mse(x, y, w, b)


def both_gradients(module, x, y, w, b):
    """dw, db = gradients(x, y, w, b)

    Look at the error with its sign, the factor in front, and the sum over examples.
    """
    return module.gradients(x, y, w, b)


def descent(module, x, y, w, b, lr, steps):
    """w, b, losses = gradient_descent(x, y, w, b, lr, steps)

    Look at both gradients, and the values of w and b from which they are computed.
    """
    return module.gradient_descent(x, y, w, b, lr, steps)


def refusals(function, batches):
    """Call a function for each batch; say in words whether it refuses the targets."""
    seen = {}
    for x, y, w, b in batches:
        told = f"x of shape {tuple(x.shape)}, y of shape {tuple(y.shape)}"
        seen[told] = "no ValueError was raised"
        try:
            function(x, y, w, b)
        except ValueError:
            seen[told] = "ValueError"
    return seen


def mse_refusals(module, batches):
    """mse(x, y, w, b) for some shapes of y"""
    return refusals(module.mse, batches)


def gradients_refusals(module, batches):
    """gradients(x, y, w, b) for some shapes of y"""
    return refusals(module.gradients, batches)
