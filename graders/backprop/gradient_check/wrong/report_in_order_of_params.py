"""Belief: a dict has no order that matters, so the report comes in the order of the parameters.

Advice: A dict keeps the order in which it was filled. In the worked example, which name comes
first: the worst?
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
    worst_first = list(errors)
    return {name: errors[name] for name in worst_first if errors[name] > tol}
