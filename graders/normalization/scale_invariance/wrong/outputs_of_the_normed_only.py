"""Belief: the same loss is compared, once with each title.

Advice: Print the first value of each line in the left axes. Do they differ for different factors?
"""

from matplotlib.figure import Figure


def compare_scales(plain, normed, w, scales, lr, steps):
    figure = Figure(layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    for c in scales:
        path = descend(normed, c * w, lr, steps)
        of_plain = [normed(weights).item() for weights in descend(normed, c * w, lr, steps)]
        of_normed = [normed(weights).item() for weights in path]
        rates = [effective_lr(weights, lr).mean().item() for weights in path]
        for ax, values in ((left, of_plain), (middle, of_normed), (right, rates)):
            ax.plot(values, label=f"c = {c:g}")
    left.set(title="without batch norm", xlabel="step")
    middle.set(title="with batch norm", xlabel="step")
    right.set(title="effective learning rate", xlabel="step")
    right.set_yscale("log")
    left.legend()
    return figure
