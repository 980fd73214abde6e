import math
from operator import sub
from statistics import fmean, stdev
from matplotlib.figure import Figure
from statistics import fmean

def lower_bound(values: list[float], window: int) -> float:
    """Compute mean - 2 std / sqrt(window) of the last values.

    Args:
        values: at least `window` of them.
        window: w, how many count, >= 2.

    Returns:
        A float.
    """
    last = values[-window:]
    return fmean(last) - 2 * stdev(last) / math.sqrt(window)

def diagnose(train: list[float], validation: list[float], baseline: float, slack: float, window: int) -> str:
    """Tell by the last epochs whether a network underfits, overfits, or both.

    Args:
        train: E training losses, one for each epoch.
        validation: E validation losses.
        baseline: a loss that would be good enough.
        slack: by how much a loss may be above what it is compared with, >= 0.
        window: how many epochs count, >= 2.

    Returns:
        "underfitting", "overfitting", "both", "neither" or "diverged".

    Raises:
        ValueError: the histories differ in length, or they are shorter than the window.
    """
    if len(train) != len(validation):
        raise ValueError(f'expected as many losses, got {len(train)} and {len(validation)}')
    if len(train) < window:
        raise ValueError(f'expected at least {window} epochs, got {len(train)}')
    if not all((math.isfinite(loss) for loss in train + validation)):
        return 'diverged'
    excess = [loss - baseline for loss in train]
    gap = list(map(sub, validation, train))
    underfits = lower_bound(excess, window) > slack
    overfits = lower_bound(gap, window) > slack
    if underfits and overfits:
        return 'both'
    if underfits:
        return 'underfitting'
    return 'overfitting' if overfits else 'neither'

def smooth(losses, radius):
    return [fmean(losses[max(e - 2 * radius, 0):e + 1]) for e in range(len(losses))]

def best_epoch(validation: list[float], radius: int) -> int:
    """Find the epoch in which the smoothed validation loss is smallest.

    Args:
        validation: a loss for each epoch.
        radius: of `smooth`.

    Returns:
        The first such epoch, from 0.
    """
    smoothed = smooth(validation, radius)
    return smoothed.index(min(smoothed))

def plot_curves(train: list[float], validation: list[float], radius: int) -> Figure:
    """Draw learning curves, and mark the best epoch.

    The figure has one axes, with the labels "epoch" and "loss" and a legend of all lines. It has
    four lines in this order, with these names as labels:

    - "training" and "validation", the losses over the epochs 0, 1, 2, ...;
    - "smoothed", the smoothed validation loss over the epochs;
    - "best epoch", a vertical line there.

    Args:
        train: a loss for each epoch.
        validation: as many losses.
        radius: of `smooth`.

    Returns:
        The figure.
    """
    figure = Figure(layout='constrained')
    ax = figure.subplots()
    ax.plot(train, label='training')
    ax.plot(validation, alpha=0.4, label='validation')
    ax.plot(smooth(validation, radius), color='C1', label='smoothed')
    ax.axvline(best_epoch(validation, radius), color='gray', label='best epoch')
    ax.set(xlabel='epoch', ylabel='loss')
    ax.legend()
    return figure
