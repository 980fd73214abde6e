"""Belief: whoever reads an error about two shapes knows which parameter it is about.

Advice: Give the gradient of w in shape (2, 1) and read your message. Is the name w in it?
"""


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    unmatched = set(params) ^ set(grads)
    if unmatched:
        raise ValueError(f"in only one of params and grads: {unmatched}")
    errors = {}
    for name, numerical in numerical_gradients(f, params, h).items():
        errors[name] = relative_error(grads[name], numerical)
    worst_first = sorted(errors, key=errors.get, reverse=True)
    return {name: errors[name] for name in worst_first if errors[name] > tol}
