"""Public checks for backprop/gradient_flow: form, the worked example, and a small plot."""

import pytest
import torch
from matplotlib.figure import Figure
from probes import compared, left_in, measured_alone, refusals
from torch import nn

CLASSES = {"sigmoid": "Sigmoid", "tanh": "Tanh", "relu": "ReLU"}


def example_model():
    """Make the model of the worked example."""
    model = nn.Sequential(nn.Linear(2, 1), nn.ReLU(), nn.Linear(1, 1))
    for layer, weight in ((model[0], [[1.0, 2.0]]), (model[2], [[3.0]])):
        layer.weight.data = torch.tensor(weight)
        nn.init.zeros_(layer.bias)
    return model


def modules_of(module, activation, depth, width):
    """build_network(activation, depth, width)"""
    model = module.build_network(activation, depth, width)
    return ", ".join(type(part).__name__ for part in model)


def example_norms(module, x, y):
    """gradient_norms(model, x, y) with the model of the worked example

    Look at which parameters a norm is of, and of which loss.
    """
    return module.gradient_norms(example_model(), x, y)


def measured_twice(module, x, y):
    """gradient_norms(model, x, y), twice, and the .grad fields afterwards

    Look at which parameters a norm is of, and of which loss.
    """
    model = example_model()
    first = module.gradient_norms(model, x, y)
    second = module.gradient_norms(model, x, y)
    return {"first": first, "second": second, "left": left_in(model.named_parameters())}


def plotted(module, norms):
    """plot_gradient_flow(norms, ax)"""
    ax = Figure().subplots()
    module.plot_gradient_flow(norms, ax)
    return {
        "lines": {line.get_label(): list(map(float, line.get_ydata())) for line in ax.lines},
        "layers": {line.get_label(): list(map(float, line.get_xdata())) for line in ax.lines},
        "y scale": ax.get_yscale(),
    }


@pytest.mark.points(1)
@pytest.mark.parametrize("activation", list(CLASSES))
def test_modules(submission, expect, activation):
    """build_network: linear layers and activations alternate; the last one is an activation."""
    names = submission(modules_of, activation, 3, 4)

    expect(names, ", ".join(3 * ["Linear", CLASSES[activation]]))


@pytest.mark.points(1)
def test_unknown_activation(submission, expect):
    """build_network: a name that is not one of the three raises ValueError, those three do not."""
    unknown = ["gelu", "ReLU", ""]

    seen = submission(refusals, [*unknown, *CLASSES])

    raised = dict.fromkeys(map(repr, unknown), "ValueError")
    expect(seen, raised | dict.fromkeys(map(repr, CLASSES), "no ValueError was raised"))


@pytest.mark.points(1)
def test_norms_example(submission, expect):
    """gradient_norms: the worked example gives [8.485281, 6.0], and y = 7 twice as much."""
    x, y = torch.tensor([[1.0, 1.0]]), torch.tensor([[8.0]])

    expect(submission(example_norms, x, y), [8.485281, 6.0], rtol=1e-5)
    expect(submission(example_norms, x, y - 1), [16.970563, 12.0], rtol=1e-5)


@pytest.mark.points(1)
def test_measured_twice(submission, expect):
    """gradient_norms: a second call gives the same, and no gradient is left behind."""
    x, y = torch.tensor([[1.0, 1.0]]), torch.tensor([[8.0]])
    told = submission(measured_twice, x, y)

    expect({"the second call": told["second"]}, {"the second call": told["first"]})
    expect(told["left"], dict.fromkeys(told["left"]))
    for other in [(x, y - 1), (x + 1, y)]:
        of_other = submission(measured_twice, *other)["first"]
        assert str(of_other) != str(told["first"]), "other x and y give the same norms"


@pytest.mark.points(1)
def test_comparison(submission, expect, rng):
    """compare_activations: each of the three is what your other functions give for the seed."""
    x, y = torch.randn(2, 8, 6, generator=rng)

    alone = {name: submission(measured_alone, name, 4, 6, x, y, 5) for name in CLASSES}
    told = submission(compared, 4, 6, x, y, 5)

    expect(told, {"names, in order": ", ".join(CLASSES), "norms": alone}, rtol=1e-4)


@pytest.mark.points(1)
def test_plot(submission, expect):
    """plot_gradient_flow: a line for each entry, over the layers 1, 2, 3, on a logarithmic axis."""
    norms = {"sigmoid": [0.001, 0.01, 0.1], "relu": [0.5, 0.25, 0.5]}

    told = submission(plotted, norms)

    layers = {name: [1.0, 2.0, 3.0] for name in norms}
    expect(told, {"lines": norms, "layers": layers, "y scale": "log"})
