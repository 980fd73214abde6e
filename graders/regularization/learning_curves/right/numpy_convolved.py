import numpy as np
from matplotlib.figure import Figure


def lower_bound(values, window):
    last = np.asarray(values[len(values) - window :], dtype=float)
    return last.mean() - 2 * np.sqrt(last.var(ddof=1) / window)


def diagnose(train, validation, baseline, slack, window):
    train, validation = np.asarray(train), np.asarray(validation)
    if train.shape != validation.shape or train.size < window:
        raise ValueError("the histories do not fit")
    if not (np.isfinite(train).all() and np.isfinite(validation).all()):
        return "diverged"
    verdicts = np.array([["neither", "overfitting"], ["underfitting", "both"]])
    underfits = lower_bound(train, window) > slack + baseline
    overfits = lower_bound(validation - train, window) > slack
    return str(verdicts[int(underfits), int(overfits)])


def smooth(losses, radius):
    ones = np.ones(2 * radius + 1)
    count = np.convolve(np.ones(len(losses)), ones)
    middle = slice(radius, radius + len(losses))
    return (np.convolve(losses, ones) / count)[middle].tolist()


def best_epoch(validation, radius):
    return int(np.argmin(smooth(validation, radius)))


def plot_curves(train, validation, radius):
    curves = {
        "training": train,
        "validation": validation,
        "smoothed": smooth(validation, radius),
    }
    figure = Figure(figsize=(5, 3))
    ax = figure.add_subplot(xlabel="epoch", ylabel="loss")
    for label, curve in curves.items():
        ax.plot(np.arange(len(curve)), curve, label=label)
    ax.axvline(best_epoch(validation, radius), 0, 1, c="k", label="best epoch")
    ax.grid()
    ax.legend(loc="upper right")
    return figure
