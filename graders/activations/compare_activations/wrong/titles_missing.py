"""Belief: everybody sees what is a derivative.

Advice: Print [ax.get_title() for ax in figure.axes].
"""

from matplotlib.figure import Figure


def compare_activations(functions, x):
    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    for number, (name, f) in enumerate(functions.items()):
        for ax, y in zip((left, right), values_and_derivatives(f, x), strict=True):
            ax.plot(x.tolist(), y.tolist(), label=name, color=f"C{number}")
    left.set_xlabel("x")
    right.set_xlabel("x")
    left.legend()
    return figure
