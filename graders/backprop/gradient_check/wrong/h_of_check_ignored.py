"""Belief: the step of the numerical gradients is 1e-6, whoever asks.

Advice: Call check_gradients with h = 0.5 and let f print its argument. By how much is an element
moved?
"""


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    unmatched = set(params) ^ set(grads)
    if unmatched:
        raise ValueError(f"in only one of params and grads: {unmatched}")
    errors = {}
    for name, numerical in numerical_gradients(f, params).items():
        if grads[name].shape != numerical.shape:
            raise ValueError(f"the gradient of {name} has shape {grads[name].shape}")
        errors[name] = relative_error(grads[name], numerical)
    worst_first = sorted(errors, key=errors.get, reverse=True)
    return {name: errors[name] for name in worst_first if errors[name] > tol}
