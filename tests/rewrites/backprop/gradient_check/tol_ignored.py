def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    names = list(dict.fromkeys([*params, *grads]))
    for name in names:
        if name not in params or name not in grads:
            raise ValueError(f"name {name!r} is not in both dicts")
        if params[name].shape != grads[name].shape:
            raise ValueError(f"name {name!r} with two shapes")
    numerical = numerical_gradients(f, params, h)
    wrong = []
    for name in names:
        error = relative_error(grads[name], numerical[name])
        if not error <= 1e-6:
            wrong.append((name, error))
    return dict(sorted(wrong, key=lambda pair: pair[1])[::-1])
