def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    if set(params) != set(grads):
        different = sorted(set(params).symmetric_difference(grads))
        raise ValueError("names differ: " + ", ".join(different))
    for name in params:
        if params[name].shape != grads[name].shape:
            raise ValueError("shapes differ: " + name)
    numerical = numerical_gradients(f, params, h)
    errors = {name: relative_error(numerical[name], grads[name]) for name in params}
    return {name: error for name, error in errors.items() if error > tol}
