"""Right: the argument, added to itself."""


def double(x):
    return x + x
