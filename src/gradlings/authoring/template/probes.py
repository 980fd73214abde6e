"""Probes of TOPIC/EXERCISE, for public and hidden checks."""


def centered(module, x):
    """center(x)"""
    return module.center(x)


def centered_and_input(module, x):
    """center(x), and x after the call"""
    result = module.center(x)
    return {"the result": result, "x after the call": x}
