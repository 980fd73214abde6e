"""Libraries that few programs need: the warm process imports one when the first program needs it.

Each takes tenths of a second, and more memory than all that a worker writes. A worker that needs
one which its zygote lacks imports it by itself.
"""

from __future__ import annotations

import importlib
import io
import os
import sys

KNOWN = ("matplotlib", "sympy")


def needed_by(source: str) -> frozenset[str]:
    """Return the libraries that a submission may need.

    Args:
        source: its text. A solution that needs a library has imported it into this process.
    """
    return frozenset(name for name in KNOWN if name in source or name in sys.modules)


def load(name: str) -> None:
    """Import a library, with all that it sets up when it is used for the first time."""
    if name == "matplotlib":
        _load_matplotlib()
    elif name == "sympy":
        # `backward` imports this as soon as it is given a gradient.
        importlib.import_module("torch.fx.experimental.symbolic_shapes")


def _load_matplotlib() -> None:
    """Draw once: a worker could neither write the list of fonts nor find a screen."""
    os.environ["MPLBACKEND"] = "agg"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots()
    axes.semilogy([1, 2], [1, 2], label="warm")
    axes.legend()
    figure.savefig(io.BytesIO())
    pyplot.close(figure)
