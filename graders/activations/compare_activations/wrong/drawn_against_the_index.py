"""Belief: plot(y) is enough.

Advice: Print line.get_xdata() for a line.
"""

from matplotlib.figure import Figure


def compare_activations(functions, x):
    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    for number, (name, f) in enumerate(functions.items()):
        for ax, y in zip((left, right), values_and_derivatives(f, x), strict=True):
            ax.plot(y.tolist(), label=name, color=f"C{number}")
    for ax, title in ((left, "value"), (right, "derivative")):
        ax.set_title(title)
        ax.set_xlabel("x")
    left.legend()
    return figure
