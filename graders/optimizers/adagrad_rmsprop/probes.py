"""Probes of optimizers/adagrad_rmsprop, for public and hidden checks."""


def adagrad(module, param, grad, square_sum, lr, *eps):
    """adagrad_step(param, grad, square_sum, lr, eps)

    Look at the new sum of squares first, then the divisor with ε, then the step.
    """
    param, square_sum = module.adagrad_step(param, grad, square_sum, lr, *eps)
    return {"the new parameter": param, "the new sum of squares": square_sum}


def rmsprop(module, param, grad, square_avg, lr, *rest):
    """rmsprop_step(param, grad, square_avg, lr, decay, eps)

    Look at the new average first, then the divisor with ε, then the step.
    """
    param, square_avg = module.rmsprop_step(param, grad, square_avg, lr, *rest)
    return {"the new parameter": param, "the new average of squares": square_avg}


def updates_of_adagrad(module, grads, lr):
    """updates(adagrad_step, grads, lr)"""
    return module.updates(module.adagrad_step, grads, lr)


def updates_of_rmsprop(module, grads, lr, decay):
    """updates(rmsprop_step with this decay, grads, lr)

    Look at the change of the parameter in each step, with its sign.
    """

    def step(param, grad, square_avg, lr):
        return module.rmsprop_step(param, grad, square_avg, lr, decay)

    return module.updates(step, grads, lr)
