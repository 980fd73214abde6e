def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    numerical = numerical_gradients(f, params, h)
    bad = {}
    for name, grad in grads.items():
        if name not in params:
            raise ValueError(f"there is no parameter {name}")
        if grad.shape != params[name].shape:
            raise ValueError(f"gradient of {name} has the wrong shape")
        error = relative_error(grad, numerical[name])
        if error > tol:
            bad[name] = error
    order = sorted(bad, key=lambda name: bad[name])
    order.reverse()
    return {name: bad[name] for name in order}
