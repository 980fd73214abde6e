"""Probes of backprop/gradient_check, for public and hidden checks."""


def error_between(module, a, b):
    """relative_error(a, b)"""
    return module.relative_error(a, b)


def refusal(module, a, b):
    """relative_error(a, b)"""
    try:
        module.relative_error(a, b)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def half_squares(params):
    """Half the sum of all squares: the gradient of a parameter is the parameter."""
    return sum(param.square().sum() for param in params.values()) / 2


def complaint(module, params, grads, name):
    """check_gradients(f, params, grads) for f = half the sum of all squares"""
    try:
        module.check_gradients(half_squares, params, grads)
    except ValueError as error:
        names = "names" if name in str(error) else "does not name"
        return f"a ValueError that {names} {name}"
    return "no ValueError was raised"


def as_read(report):
    """Write a report so that its order counts."""
    if not isinstance(report, dict):
        return report
    return {"names, in order": ", ".join(report), "errors": report}
