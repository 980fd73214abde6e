"""Belief: sorting by the error puts the parameters in the right order.

Advice: Print the report of the worked example, where c has the error 0.3333 and w 0.3162. Which
name comes first?
"""


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    unmatched = set(params) ^ set(grads)
    if unmatched:
        raise ValueError(f"in only one of params and grads: {unmatched}")
    errors = {}
    for name, numerical in numerical_gradients(f, params, h).items():
        if grads[name].shape != numerical.shape:
            raise ValueError(f"the gradient of {name} has shape {grads[name].shape}")
        errors[name] = relative_error(grads[name], numerical)
    worst_first = sorted(errors, key=errors.get)
    return {name: errors[name] for name in worst_first if errors[name] > tol}
