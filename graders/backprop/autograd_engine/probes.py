"""Probes of backprop/autograd_engine, for public and hidden checks."""


def evaluated(expression, **names):
    return eval(expression, names)


def expressions_of_one(module, expressions, *points):
    """expressions of v = Value(...): their data, and v.grad after backward()

    Look at the local derivative of the operation, and what it is multiplied by.
    """
    seen = {}
    for point in points:
        for expression in expressions:
            v = module.Value(point)
            out = evaluated(expression, v=v)
            out.backward()
            at = f"{expression} at v = {point:.6g}"
            seen |= {f"data of {at}": out.data, f"v.grad of {at}": v.grad}
    return seen
