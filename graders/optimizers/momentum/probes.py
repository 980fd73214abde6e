"""Probes of optimizers/momentum, for public and hidden checks."""


def step(module, param, grad, velocity, lr, *rest):
    """momentum_step(param, grad, velocity, lr, momentum, dampening)

    Look at the new velocity first: the factor of each part; then the step.
    """
    param, velocity = module.momentum_step(param, grad, velocity, lr, *rest)
    return {"the new parameter": param, "the new velocity": velocity}


def nesterov(module, param, grad, velocity, lr, *rest):
    """nesterov_step(param, grad, velocity, lr, momentum)"""
    param, velocity = module.nesterov_step(param, grad, velocity, lr, *rest)
    return {"the new parameter": param, "the new velocity": velocity}


def path_in_a_valley(module, curvatures, start, lr, momentum, steps, *nesterov):
    """descend(gradient, start, lr, momentum, steps, nesterov), gradient(x) = curvatures * x

    Look at where the gradient is taken, and what is handed on to the next step.
    """
    return module.descend(lambda x: curvatures * x, start, lr, momentum, steps, *nesterov)
