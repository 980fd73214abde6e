"""Belief: all axes are linear.

Advice: Draw the factors 0.1, 1 and 10. Which of the lines can one read in the right axes?
"""

from matplotlib.figure import Figure


def compare_scales(plain, normed, w, scales, lr, steps):
    figure = Figure(layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    for c in scales:
        path = descend(normed, c * w, lr, steps)
        of_plain = [plain(weights).item() for weights in descend(plain, c * w, lr, steps)]
        of_normed = [normed(weights).item() for weights in path]
        rates = [effective_lr(weights, lr).mean().item() for weights in path]
        for ax, values in ((left, of_plain), (middle, of_normed), (right, rates)):
            ax.plot(values, label=f"c = {c:g}")
    left.set(title="without batch norm", xlabel="step")
    middle.set(title="with batch norm", xlabel="step")
    right.set(title="effective learning rate", xlabel="step")
    left.legend()
    return figure
