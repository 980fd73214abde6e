def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    for name in set(params) | set(grads):
        if (name in params) != (name in grads):
            raise ValueError(f"{name} is only in one of the two")
    numerical = numerical_gradients(f, params, h)
    report = {}
    for name in params:
        if tuple(grads[name].shape) != tuple(numerical[name].shape):
            raise ValueError(f"{name}: {tuple(grads[name].shape)}")
        error = relative_error(grads[name], numerical[name])
        if error <= tol:
            report[name] = error
    return dict(sorted(report.items(), key=lambda pair: pair[1], reverse=True))
