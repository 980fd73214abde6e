"""Belief: a parameter without a gradient has nothing to be compared with, so it is skipped.

Advice: Leave "c" out of grads in the worked example. Does the report say that a gradient is
missing?
"""


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    unmatched = set(grads) - set(params)
    if unmatched:
        raise ValueError(f"in only one of params and grads: {unmatched}")
    errors = {}
    for name, numerical in numerical_gradients(f, params, h).items():
        if name not in grads:
            continue
        if grads[name].shape != numerical.shape:
            raise ValueError(f"the gradient of {name} has shape {grads[name].shape}")
        errors[name] = relative_error(grads[name], numerical)
    worst_first = sorted(errors, key=errors.get, reverse=True)
    return {name: errors[name] for name in worst_first if errors[name] > tol}
