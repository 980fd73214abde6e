"""Belief: it does not matter which side is which.

Advice: Look at the left axes for x**3. Is the curve negative for x < 0?
"""

from matplotlib.figure import Figure


def compare_activations(functions, x):
    figure = Figure(figsize=(9, 4), layout="constrained")
    right, left = figure.subplots(1, 2)
    for number, (name, f) in enumerate(functions.items()):
        for ax, y in zip((left, right), values_and_derivatives(f, x), strict=True):
            ax.plot(x.tolist(), y.tolist(), label=name, color=f"C{number}")
    for ax, title in ((left, "value"), (right, "derivative")):
        ax.set_title(title)
        ax.set_xlabel("x")
    right.legend()
    left.legend()
    return figure
