from matplotlib.figure import Figure


def lower_bound(values, window):
    last = values[-window:]
    mean = sum(last) / window
    variance = 0.0
    for value in last:
        variance += (value - mean) ** 2
    variance /= window - 1
    return mean - 2 * (variance / window) ** 0.5


def is_finite(loss):
    return loss == loss and abs(loss) != float("inf")


def diagnose(train, validation, baseline, slack, window):
    epochs = len(train)
    if epochs != len(validation):
        raise ValueError("not one loss each for every epoch")
    if epochs < window:
        raise ValueError("too few epochs")
    excess, gap = [], []
    for e in range(epochs):
        if not is_finite(train[e]) or not is_finite(validation[e]):
            return "diverged"
        excess.append(train[e] - baseline)
        gap.append(validation[e] - train[e])
    found = []
    if lower_bound(excess, window) > slack:
        found.append("underfitting")
    if lower_bound(gap, window) > slack:
        found.append("overfitting")
    if not found:
        return "neither"
    return found[0] if len(found) == 1 else "both"


def smooth(losses, radius):
    smoothed = []
    for e in range(len(losses)):
        total, count = 0.0, 0
        for i, loss in enumerate(losses):
            if e - radius <= i <= e + radius:
                total += loss
                count += 1
        smoothed.append(total / count)
    return smoothed


def best_epoch(validation, radius):
    best, smoothed = 0, smooth(validation, radius)
    for e, loss in enumerate(smoothed):
        if loss < smoothed[best]:
            best = e
    return best


def plot_curves(train, validation, radius):
    figure = Figure()
    ax = figure.subplots()
    epochs = list(range(len(train)))
    ax.plot(epochs, train, color="tab:green", label="training")
    ax.plot(epochs, validation, color="tab:red", label="validation", linewidth=0.5)
    ax.plot(epochs, smooth(validation, radius), color="tab:red", label="smoothed")
    best = best_epoch(validation, radius)
    ax.plot([best, best], [0, max(train + validation)], ":", label="best epoch")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss")
    figure.axes[0].legend()
    return figure
