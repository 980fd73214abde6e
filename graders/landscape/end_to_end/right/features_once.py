"""Extract features of all images first, and slice them; convolutions; numpy for the scale."""

import numpy as np
import torch
from matplotlib.figure import Figure
from torch.nn import functional as F


def edge_features(images):
    x = images[:, None]
    across = F.conv2d(x, torch.tensor([[[[-1.0, 1.0]]]], dtype=x.dtype))
    down = F.conv2d(x, torch.tensor([[[[-1.0], [1.0]]]], dtype=x.dtype))
    return torch.cat([part.abs().mean(dim=(2, 3)) for part in (across, down)], dim=1)


def scale(train, test):
    mean, std = np.mean(train.numpy(), axis=0), np.std(train.numpy(), axis=0)
    return tuple(torch.from_numpy((x.numpy() - mean) / std) for x in (train, test))


@torch.no_grad()
def accuracy(model, inputs, labels):
    model.train(False)
    return int((model(inputs).max(dim=1).indices == labels).sum()) / len(labels)


def compare(ways, fit, train, test, sizes):
    (images, labels), (test_images, test_labels) = train, test
    accuracies = {name: [] for name in ways}
    for name, (extract, make_model) in ways.items():
        inputs, test_inputs = extract(images), extract(test_images)
        for n in sizes:
            scaled, scaled_test = scale(inputs[:n], test_inputs)
            model = make_model()
            fit(model, scaled, labels[:n])
            accuracies[name] += [accuracy(model, scaled_test, test_labels)]
    return accuracies


def plot_comparison(accuracies, sizes):
    figure = Figure((6, 4))
    ax = figure.add_subplot(xlabel="training images", ylabel="test accuracy")
    for i, (name, each) in enumerate(accuracies.items()):
        ax.plot(torch.tensor(sizes), torch.tensor(each), color=f"C{i}", label=name)
    ax.legend(loc="lower right")
    ax.grid(True)
    return figure
