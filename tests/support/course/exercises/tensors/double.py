"""Double a tensor."""


def double(x):
    """Return 2 x."""
    raise NotImplementedError
