"""Belief: the effective learning rate is fixed by the initial weights.

Advice: Print the length of the weights after one step, and the effective rate there. Is it in your
right axes?
"""

from matplotlib.figure import Figure


def compare_scales(plain, normed, w, scales, lr, steps):
    figure = Figure(layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    for c in scales:
        path = descend(normed, c * w, lr, steps)
        of_plain = [plain(weights).item() for weights in descend(plain, c * w, lr, steps)]
        of_normed = [normed(weights).item() for weights in path]
        rates = [effective_lr(c * w, lr).mean().item() for _ in path]
        for ax, values in ((left, of_plain), (middle, of_normed), (right, rates)):
            ax.plot(values, label=f"c = {c:g}")
    left.set(title="without batch norm", xlabel="step")
    middle.set(title="with batch norm", xlabel="step")
    right.set(title="effective learning rate", xlabel="step")
    right.set_yscale("log")
    left.legend()
    return figure
