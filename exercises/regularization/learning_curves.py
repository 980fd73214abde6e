r"""Read learning curves: underfitting, overfitting, and since when; then draw them.

A learning curve is a loss over the epochs. The curves of training and validation tell what a
network lacks. But they are noisy, so you decide by stated rules:

    >>> train = [1.0, 0.6, 0.4, 0.3, 0.1, 0.1, 0.2, 0.1]
    >>> validation = [1.1, 0.8, 0.4, 0.6, 0.5, 0.5, 0.6, 0.7]
    >>> diagnose(train, validation, baseline=0.1, slack=0.2, window=4)
    'overfitting'

Underfitting: the training loss stays far above a baseline, a loss that would be good enough.
Overfitting: the validation loss stays far above the training loss. For each epoch

    excess = training loss - baseline
    gap = validation loss - training loss

"Far" means: by more than a slack, and clear of the noise. With the mean and the standard deviation
over the last w epochs, the window, the network

    underfits if   mean(excess) - 2 std(excess) / sqrt(w) > slack
    overfits if    mean(gap) - 2 std(gap) / sqrt(w) > slack

These are values of `lower_bound`; std / sqrt(w) is about the error of a mean. The verdict is
"underfitting", "overfitting", "both" or "neither"; if any loss is NaN or infinite, "diverged".

Worked example, as above. The last gaps are 0.4, 0.4, 0.4 and 0.6: mean 0.45, standard deviation
0.1, and 0.45 - 2 · 0.1 / 2 = 0.35 is more than 0.2. The last excesses are 0, 0, 0.1 and 0: mean
0.025, standard deviation 0.05, and 0.025 - 0.05 is negative.

Since when? The smoothed validation loss of epoch e is the mean over the epochs e - r to e + r, as
far as they exist; r is the radius. It is smallest in the *best epoch*. Overfitting begins after it.

    >>> [round(loss, 2) for loss in smooth(validation, radius=1)]
    [0.95, 0.77, 0.6, 0.5, 0.53, 0.53, 0.6, 0.65]
    >>> best_epoch(validation, radius=1)
    3

The smallest single loss, 0.4 in epoch 2, has worse neighbors. Epochs count from 0.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 5.2, for both terms;
section 7.8 for the typical curves.

Fine print
- The rules are one choice of many. Losses of neighboring epochs are not independent, so the factor
  2 is a rule of thumb. A trend within the window counts as spread.
- Measure both losses in evaluation mode. With dropout on, the training loss is another one.
- Histories are lists of floats, with at least one epoch; finite, except for `diagnose`. A loss that
  is not finite counts wherever it is. "More" is meant strictly. If several epochs are best, the
  first one is.
- The standard deviation divides by w - 1, as torch.std and statistics.stdev do.
- `figure.subplots()` gives one axes, and `ax.axvline(x)` draws a vertical line. The figure may come
  from pyplot or matplotlib.figure.Figure; do not show it. Colors, styles, a title, a grid and the
  scale of the axes are up to you, but for one rule: training and validation have two colors.
"""

from matplotlib.figure import Figure


def lower_bound(values: list[float], window: int) -> float:
    """Compute mean - 2 std / sqrt(window) of the last values.

    Args:
        values: at least `window` of them.
        window: w, how many count, >= 2.

    Returns:
        A float.
    """
    raise NotImplementedError


def diagnose(
    train: list[float], validation: list[float], baseline: float, slack: float, window: int
) -> str:
    """Report by the last epochs whether a network underfits, overfits, or both.

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
    raise NotImplementedError


def smooth(losses: list[float], radius: int) -> list[float]:
    """Compute the mean around each epoch.

    Args:
        losses: one for each epoch.
        radius: r, how many epochs on each side count, >= 0, if there are as many.

    Returns:
        As many floats.
    """
    raise NotImplementedError


def best_epoch(validation: list[float], radius: int) -> int:
    """Find the epoch in which the smoothed validation loss is smallest.

    Args:
        validation: a loss for each epoch.
        radius: of `smooth`.

    Returns:
        The first such epoch, from 0.
    """
    raise NotImplementedError


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
    raise NotImplementedError
