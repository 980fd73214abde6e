def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    for name in params:
        if name not in grads:
            raise ValueError(f"{name} has no gradient")
    for name in grads:
        if name not in params:
            raise ValueError(f"{name} is no parameter")
    if any(grads[name].size() != p.size() for name, p in params.items()):
        raise ValueError("a gradient has not the shape that its parameter has")
    numerical = numerical_gradients(f, params, h)
    pairs = [(relative_error(grads[name], numerical[name]), name) for name in params]
    return {name: error for error, name in sorted(pairs, reverse=True) if error > tol}
