"""Probes of gradient_descent/three_descents, for public and hidden checks."""


def mean_gradient(module, x, y, w):
    """gradient(x, y, w)"""
    return module.gradient(x, y, w)


def descent(module, x, y, start, lr, batch_size, orders):
    """descend(x, y, start, lr, batch_size, orders)

    Look at the batches of each epoch, the gradient of each, and the order of steps.
    """
    path, losses = module.descend(x, y, start, lr, batch_size, orders)
    return {"the path": path, "the losses": losses}


def all_three(module, x, y, start, lr, batch_size, orders):
    """three_descents(x, y, start, lr, batch_size, orders)"""
    runs = module.three_descents(x, y, start, lr, batch_size, orders)
    told = {}
    for name, (path, losses) in runs.items():
        told |= {f"the path of {name} descent": path, f"the losses of {name} descent": losses}
    return told
