"""Public checks for backprop/gradient_flow: form, the worked example, and a small plot."""

import pytest
import torch
from matplotlib.figure import Figure
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
    return [type(part).__name__ for part in module.build_network(activation, depth, width)]


def building(module, activation):
    """build_network(activation, depth=2, width=3)"""
    try:
        module.build_network(activation, 2, 3)
    except ValueError:
        return "ValueError"
    return "no error"


def example_norms(module, x, y):
    """gradient_norms(model, x, y) with the model of the worked example"""
    return module.gradient_norms(example_model(), x, y)


def measured_twice(module, x, y):
    """gradient_norms(model, x, y), twice, and the .grad fields afterwards"""
    model = example_model()
    norms = [module.gradient_norms(model, x, y) for _ in range(2)]
    return {"norms": norms, "grads": [param.grad for param in model.parameters()]}


def compared(module, depth, width, x, y, seed):
    """compare_activations(depth, width, x, y, seed)"""
    norms = module.compare_activations(depth, width, x, y, seed)
    return {"names": list(norms), "norms": list(norms.values())}


def measured_alone(module, activation, depth, width, x, y, seed):
    """torch.manual_seed(seed), then gradient_norms(build_network(...), x, y)"""
    torch.manual_seed(seed)
    return module.gradient_norms(module.build_network(activation, depth, width), x, y)


def plotted(module, norms):
    """plot_gradient_flow(norms, ax)"""
    ax = Figure().subplots()
    module.plot_gradient_flow(norms, ax)
    return {
        "lines": {line.get_label(): list(map(float, line.get_ydata())) for line in ax.lines},
        "layers": [list(map(float, line.get_xdata())) for line in ax.lines],
        "y scale": ax.get_yscale(),
    }


@pytest.mark.points(1)
@pytest.mark.parametrize("activation", list(CLASSES))
def test_modules(submission, expect, activation):
    """build_network: linear layers and activations alternate; the last one is an activation."""
    names = submission(modules_of, activation, 3, 4)

    expect(names, 3 * ["Linear", CLASSES[activation]])


@pytest.mark.points(1)
def test_unknown_activation(submission):
    """build_network: a name that is not one of the three raises ValueError."""
    for name in ("gelu", "ReLU", ""):
        told = submission(building, name)

        assert told == "ValueError", f"{name!r} should raise ValueError: {told}"


@pytest.mark.points(1)
def test_norms_example(submission, expect):
    """gradient_norms: the worked example gives [8.485281, 6.0]."""
    norms = submission(example_norms, torch.tensor([[1.0, 1.0]]), torch.tensor([[8.0]]))

    expect(norms, [8.485281, 6.0], rtol=1e-5)


@pytest.mark.points(1)
def test_measured_twice(submission, expect):
    """gradient_norms: a second call gives the same, and no gradient is left behind."""
    told = submission(measured_twice, torch.tensor([[1.0, 1.0]]), torch.tensor([[8.0]]))

    expect(told["norms"], 2 * [[8.485281, 6.0]], rtol=1e-5)
    left = sum(grad is not None for grad in told["grads"])
    assert not left, f"{left} of the .grad fields are no longer None"


@pytest.mark.points(1)
def test_comparison(submission, expect, rng):
    """compare_activations: each of the three is what your other functions give for the seed."""
    x, y = torch.randn(2, 8, 6, generator=rng)

    alone = [submission(measured_alone, name, 4, 6, x, y, 5) for name in CLASSES]
    told = submission(compared, 4, 6, x, y, 5)

    expect(told, {"names": list(CLASSES), "norms": alone}, rtol=1e-4)


@pytest.mark.points(1)
def test_plot(submission, expect):
    """plot_gradient_flow: a line for each entry, over the layers 1, 2, 3, on a logarithmic axis."""
    norms = {"sigmoid": [0.001, 0.01, 0.1], "relu": [0.5, 0.25, 0.5]}

    told = submission(plotted, norms)

    expect(told, {"lines": norms, "layers": 2 * [[1.0, 2.0, 3.0]], "y scale": "log"})
