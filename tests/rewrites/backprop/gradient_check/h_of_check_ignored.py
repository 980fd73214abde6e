def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    numerical = numerical_gradients(f, params)
    errors = []
    for name in {**params, **grads}:
        if name not in numerical or name not in grads:
            raise ValueError(f"parameter {name} has no counterpart")
        if numerical[name].shape != grads[name].shape:
            raise ValueError(f"parameter {name}: shapes differ")
        errors.append((name, relative_error(grads[name], numerical[name])))
    errors = [pair for pair in errors if pair[1] > tol]
    errors.sort(key=lambda pair: pair[1], reverse=True)
    return dict(errors)
