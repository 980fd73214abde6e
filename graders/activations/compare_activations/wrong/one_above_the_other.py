"""Belief: subplots(2) puts two axes side by side.

Advice: Save the figure, and look at it.
"""

from matplotlib.figure import Figure


def compare_activations(functions, x):
    figure = Figure(figsize=(5, 8), layout="constrained")
    left, right = figure.subplots(2)
    for number, (name, f) in enumerate(functions.items()):
        for ax, y in zip((left, right), values_and_derivatives(f, x), strict=True):
            ax.plot(x.tolist(), y.tolist(), label=name, color=f"C{number}")
    for ax, title in ((left, "value"), (right, "derivative")):
        ax.set_title(title)
        ax.set_xlabel("x")
    left.legend()
    return figure
