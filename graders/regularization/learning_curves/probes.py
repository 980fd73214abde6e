"""Probes of regularization/learning_curves, for public and hidden checks."""


def bound(module, values, window):
    """lower_bound(values, window)

    Look at which values are in a window, and what is taken of them.
    """
    return module.lower_bound(values, window)


def verdicts(module, cases, baseline, slack, window):
    """diagnose(train, validation, baseline, slack, window), for several pairs of histories

    Look at which of the conditions is tested first, and against what.
    """
    return {
        name: module.diagnose(train, validation, baseline, slack, window)
        for name, (train, validation) in cases.items()
    }


def refusals(module, lengths, window):
    """diagnose(train, validation, 0.0, 0.1, window), by the lengths of the histories

    Look at which of the conditions is tested first, and against what.
    """
    seen = {}
    for of_train, of_validation in lengths:
        name = f"{of_train} and {of_validation} epochs"
        try:
            seen[name] = module.diagnose([1.0] * of_train, [1.0] * of_validation, 0.0, 0.1, window)
        except ValueError:
            seen[name] = "ValueError"
    return seen


def smoothed(module, losses, radius):
    """smooth(losses, radius)"""
    return module.smooth(losses, radius)


def best(module, validation, radius):
    """best_epoch(validation, radius)"""
    return module.best_epoch(validation, radius)


def lines_of(axes):
    """Return the points of each line, or the place of a vertical line."""
    found = {}
    for number, line in enumerate([line for ax in axes for line in ax.lines], start=1):
        x, y = ([float(value) for value in data] for data in (line.get_xdata(), line.get_ydata()))
        is_vertical = len(x) > 1 and len(set(x)) == 1
        points = {"vertical at": x[0]} if is_vertical else {"x": x, "y": y}
        found[f"line {number}"] = {"label": line.get_label()} | points
    return found


def lines_and_labels_drawn(module, train, validation, radius):
    """the axes of plot_curves(train, validation, radius)"""
    axes = module.plot_curves(train, validation, radius).axes
    legends = [ax.get_legend() for ax in axes]
    texts = sorted(text.get_text() for legend in legends if legend for text in legend.get_texts())
    return lines_of(axes) | {
        "number of axes": len(axes),
        "x labels": ", ".join(ax.get_xlabel() for ax in axes),
        "y labels": ", ".join(ax.get_ylabel() for ax in axes),
        "the legend": ", ".join(texts) or "missing",
    }
