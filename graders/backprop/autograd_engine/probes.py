"""Probes of backprop/autograd_engine, for public and hidden checks."""


def evaluated(expression, **names):
    return eval(expression, names)


def expression_of_one(module, expression, v):
    """an expression of v = Value(...): its data, and v.grad after backward()"""
    v = module.Value(v)
    out = evaluated(expression, v=v)
    out.backward()
    return {f"data of {expression}": out.data, f"v.grad of {expression}": v.grad}
