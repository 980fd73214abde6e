"""Probes of tuning/schedules, for public and hidden checks."""


def by_step(steps, rates):
    """Return the rates, each under its step."""
    return {f"the rate of step {t}": rate for t, rate in zip(steps, rates, strict=True)}


def step_decays(module, steps, lr, gamma, every):
    """step_decay(t, lr, gamma, every), for each t of `steps`"""
    return by_step(steps, [module.step_decay(t, lr, gamma, every) for t in steps])


def exponentials(module, steps, lr, gamma):
    """exponential(t, lr, gamma), for each t of `steps`"""
    return by_step(steps, [module.exponential(t, lr, gamma) for t in steps])


def cosines(module, steps, lr, lr_min, total):
    """cosine(t, lr, lr_min, total), for each t of `steps`

    Look at the values at the two ends and in the middle, by hand.
    """
    return by_step(steps, [module.cosine(t, lr, lr_min, total) for t in steps])


def warmed_up(module, rates, n, steps):
    """warm_up(schedule, n)(t), for each t of `steps`, where schedule(t) is item t of `rates`"""
    warm = module.warm_up(lambda t: rates[t], n)
    return by_step(steps, [warm(t) for t in steps])


def plateau(module, losses, options):
    """reduce_on_plateau(losses, **options)

    Look at what counts as better, when the count starts again, and when lr falls.
    """
    return module.reduce_on_plateau(list(losses), **options)
