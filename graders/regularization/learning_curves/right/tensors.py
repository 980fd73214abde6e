import torch
from matplotlib import pyplot as plt


def lower_bound(values, window):
    last = torch.tensor(values, dtype=torch.float64)[-window:]
    return float(last.mean() - 2 * last.std() / window**0.5)


def diagnose(train, validation, baseline, slack, window):
    if not len(train) == len(validation) >= window:
        raise ValueError("histories of one length, and not shorter than the window")
    losses = torch.tensor([train, validation], dtype=torch.float64)
    if not losses.isfinite().all():
        return "diverged"
    high = lower_bound((losses[0] - baseline).tolist(), window) > slack
    apart = lower_bound((losses[1] - losses[0]).tolist(), window) > slack
    return ["neither", "overfitting", "underfitting", "both"][2 * high + apart]


def smooth(losses, radius):
    epochs = torch.arange(len(losses))
    near = ((epochs[:, None] - epochs).abs() <= radius).double()  # (E, E)
    return (near @ torch.tensor(losses, dtype=torch.float64) / near.sum(dim=1)).tolist()


def best_epoch(validation, radius):
    return int(torch.tensor(smooth(validation, radius)).argmin())


def plot_curves(train, validation, radius):
    figure, ax = plt.subplots()
    epochs = torch.arange(len(train))
    ax.plot(epochs, train, "k.", label="training")
    ax.plot(epochs, validation, "r.", label="validation")
    ax.plot(epochs, smooth(validation, radius), "r-", label="smoothed")
    ax.axvline(x=best_epoch(validation, radius), label="best epoch")
    ax.set_title("learning curves")
    ax.set_yscale("log")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss")
    ax.legend()
    plt.close(figure)
    return figure
