"""Probes of optimizers/adam, for public and hidden checks."""


def adam(module, param, grad, state, *options):
    """adam_step(param, grad, state, lr, betas, eps)

    Look at m, v and t by themselves, then their corrections, then the divisor.
    """
    return in_words(module.adam_step(param, grad, state, *options))


def adamw(module, param, grad, state, *options):
    """adamw_step(param, grad, state, lr, betas, eps, weight_decay)

    Look at m, v and t by themselves, then the step, then the decay and its factor.
    """
    return in_words(module.adamw_step(param, grad, state, *options))


def in_words(result):
    param, (m, v, t) = result
    return {"the new parameter": param, "the new m": m, "the new v": v, "the new t": t}


def update_with_adam(module, params, grads, states, lr):
    """update_all(adam_step, params, grads, states, lr)

    Look at the state of each parameter, and what happens without a gradient.
    """
    return lists_in_words(module.update_all(module.adam_step, params, grads, states, lr))


def lists_in_words(result):
    params, states = result
    found = {"how many parameters and states": (len(params), len(states))}
    for i, (param, state) in enumerate(zip(params, states, strict=False)):
        found |= {f"parameter {i}": param, f"the state of parameter {i}": state}
    return found
