"""Probes of landscape/conv2d, for public and hidden checks."""


def size_of(module, size, kernel, *rest):
    """output_size(size, kernel, stride, padding)

    Look at how often the kernel fits, with a tiny input by hand.
    """
    return module.output_size(size, kernel, *rest)


def convolved(module, x, weight, *rest):
    """conv2d(x, weight, bias, stride, padding)

    Look at one output by hand: which inputs it sees, in which order.
    """
    return module.conv2d(x, weight, *rest)


def refusal(function, *arguments):
    """Call a function; say in words whether it refuses."""
    try:
        function(*arguments)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def refused_sizes(module, cases):
    """output_size(size, kernel, stride, padding), for several sizes

    Look at how often the kernel fits, with a tiny input by hand.
    """
    names = ("size", "kernel", "stride", "padding")
    return {
        ", ".join(f"{name} {value}" for name, value in zip(names, case, strict=False)): refusal(
            module.output_size, *case
        )
        for case in cases
    }


def refused_shapes(module, cases):
    """conv2d(x, weight, None, 1, padding), for several shapes

    Look at one output by hand: which inputs it sees, in which order.
    """
    return {
        f"x {tuple(x.shape)}, weight {tuple(weight.shape)}, padding {padding}": refusal(
            module.conv2d, x, weight, None, 1, padding
        )
        for x, weight, padding in cases
    }
