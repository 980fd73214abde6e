def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    for name in list(params) + list(grads):
        if name not in params or name not in grads:
            raise ValueError(f"{name} is missing somewhere")
        if params[name].shape != grads[name].shape:
            raise ValueError(f"{name} has a gradient of another shape")
    numerical = numerical_gradients(f, params, h)
    found = []
    for name in params:
        error = relative_error(grads[name], numerical[name])
        if error > tol:
            found.append((error, name))
    found.sort()
    return {name: error for error, name in found}
