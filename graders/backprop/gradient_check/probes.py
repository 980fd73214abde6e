"""Probes of backprop/gradient_check, for public and hidden checks."""


def errors_between(module, *pairs):
    """relative_error(a, b) for some pairs

    Look at the norms, over which elements, and the divisor.
    """
    return {f"pair {number}": module.relative_error(a, b) for number, (a, b) in enumerate(pairs)}


def refusals(module, *pairs):
    """relative_error(a, b) for some pairs

    Look at the norms, over which elements, and the divisor.
    """
    seen = {}
    for a, b in pairs:
        told = f"shapes {tuple(a.shape)} and {tuple(b.shape)}"
        seen[told] = "no ValueError was raised"
        try:
            module.relative_error(a, b)
        except ValueError:
            seen[told] = "ValueError"
    return seen


def half_squares(params):
    """Half the sum of all squares: the gradient of a parameter is the parameter."""
    return sum(param.square().sum() for param in params.values()) / 2


def complaint(module, params, grads, name):
    """check_gradients(f, params, grads) for f = half the sum of all squares

    Look at the numerical gradient of each element, and the order of what is reported.
    """
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
