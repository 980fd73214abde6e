"""Probes of landscape/end_to_end, for public and hidden checks."""

import torch
from torch import nn


class Above(nn.Module):
    """Says class 1 where the first input is above 0.5."""

    def forward(self, x):
        return torch.stack([torch.full_like(x[:, 0], 0.5), x[:, 0]], dim=1)


class RightIf(nn.Module):
    """Says class 1 as long as a condition on the model holds."""

    def __init__(self, condition):
        super().__init__()
        self.condition, self.fits = condition, 0

    def forward(self, x):
        is_right = torch.full_like(x[:, 0], float(self.condition(self)))
        return torch.stack([1 - is_right, is_right], dim=1)


def zeros():
    model = nn.Linear(4, 3).double()
    for param in model.parameters():
        nn.init.zeros_(param)
    return model


def flat(images):
    return images.flatten(1)


WAYS = {
    "class 1 where the first pixel, scaled, is above 0.5": (flat, Above),
    "class 1 if the model was fitted once": (flat, lambda: RightIf(lambda model: model.fits == 1)),
    "class 1 in evaluation mode": (flat, lambda: RightIf(lambda model: not model.training)),
    "a linear model of four pixels": (flat, zeros),
    "a linear model of four squared pixels": (lambda images: images.flatten(1).square(), zeros),
}


def fit(model, inputs, labels):
    """Take four steps of gradient descent, if there are parameters."""
    model.train()
    model.fits = getattr(model, "fits", 0) + 1
    for _ in range(4):
        loss = nn.functional.cross_entropy(model(inputs), labels)
        for param in model.parameters():
            (gradient,) = torch.autograd.grad(loss, param, retain_graph=True)
            param.data -= 0.5 * gradient


def features(module, images):
    """edge_features(images)

    Look at which neighbors are compared, and what becomes of the sign.
    """
    return module.edge_features(images)


def scaled(module, train, test):
    """scale(train, test)

    Look at whose statistics each part is scaled with.
    """
    train, test = module.scale(train, test)
    return {"the training inputs": train, "the test inputs": test}


def compared(module, names, train, test, sizes):
    """compare(ways, fit, train, test, sizes), for ways with these names

    Look at which data each fit sees, and which data each accuracy is of.
    """
    accuracies = module.compare({name: WAYS[name] for name in names}, fit, train, test, sizes)
    return {"the ways": ", ".join(accuracies)} | {
        f"accuracies of the way '{name}'": each for name, each in accuracies.items()
    }


def drawn(module, accuracies, sizes):
    """the axes of plot_comparison(accuracies, sizes)"""
    axes = module.plot_comparison(accuracies, sizes).axes
    legends = [ax.get_legend() for ax in axes]
    texts = sorted(text.get_text() for legend in legends if legend for text in legend.get_texts())
    return {
        f"line {number}": {
            "label": line.get_label(),
            "x": [float(value) for value in line.get_xdata()],
            "y": [float(value) for value in line.get_ydata()],
        }
        for number, line in enumerate([line for ax in axes for line in ax.lines], start=1)
    } | {
        "number of axes": len(axes),
        "x labels": ", ".join(ax.get_xlabel() for ax in axes),
        "y labels": ", ".join(ax.get_ylabel() for ax in axes),
        "the legend": ", ".join(texts) or "missing",
    }
