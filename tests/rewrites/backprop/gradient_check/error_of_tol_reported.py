def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    if params.keys() - grads.keys():
        raise ValueError(f"no gradient for {params.keys() - grads.keys()}")
    if grads.keys() - params.keys():
        raise ValueError(f"no parameter for {grads.keys() - params.keys()}")
    report = {}
    for name, wanted in numerical_gradients(f, params, h).items():
        if grads[name].shape != wanted.shape:
            raise ValueError(f"shape of {name}")
        error = relative_error(grads[name], wanted)
        if error < tol:
            continue
        report[name] = error
    return dict(sorted(report.items(), key=lambda item: -item[1]))
