"""Hidden checks for forward/trace_activations."""

import contextlib

import pytest
import torch
from probes import entries, filled, printed_of_two_layers, trace_of_in_place, traced
from torch import nn

DTYPES = [torch.float32, torch.float64]


# --- models


class Residual(nn.Module):
    """A block with a branch and a skip connection; `spare` is never called."""

    def __init__(self, width):
        super().__init__()
        self.spare = nn.Linear(width, width, bias=False)
        self.act = nn.Tanh()
        self.branch = nn.Sequential(nn.Linear(width, width, bias=False), nn.Sigmoid())

    def forward(self, x):
        return x + self.act(self.branch(x))


class Twice(nn.Module):
    """Two linear layers with one activation that is called after each."""

    def __init__(self, width):
        super().__init__()
        self.act = nn.Tanh()
        self.first = nn.Linear(width, width, bias=False)
        self.last = nn.Linear(width, width, bias=False)

    def forward(self, x):
        return self.act(self.last(self.act(self.first(x))))


class Fails(nn.Module):
    """A layer that raises."""

    def forward(self, x):
        raise ZeroDivisionError("the layer that fails was called")


# --- probes


def trace_of_nested(module, x, *weights):
    """trace_activations(model, x), with a block in an nn.Sequential

    Look at which modules have a hook, and when an entry is made.
    """
    model = nn.Sequential(nn.Linear(3, 3, bias=False), Residual(3), nn.ReLU())
    return traced(module, filled(model, weights), x)


def trace_of_twice(module, x, *weights):
    """trace_activations(model, x), with one nn.Tanh that is called twice

    Look at which modules have a hook, and when an entry is made.
    """
    return traced(module, filled(Twice(3), weights), x)


def trace_of_one_layer(module, x, weight):
    """trace_activations(model, x), with an nn.Linear as the model

    Look at which modules have a hook, and when an entry is made.
    """
    return traced(module, filled(nn.Linear(3, 2, bias=False), [weight]), x)


def output_overwritten(module, x, weight):
    """the trace of trace_activations(model, x), after output.zero_()"""
    model = filled(nn.Linear(3, 2, bias=False), [weight])
    output, trace = module.trace_activations(model, x)
    with torch.no_grad():
        output.zero_()
    return entries(trace)


def graphs(module, x, weight):
    """which results of trace_activations(model, x) require gradients"""
    model = filled(nn.Linear(3, 2, bias=False), [weight])
    output, trace = module.trace_activations(model, x)
    output.sum().backward()
    return {
        "the output requires gradients": output.requires_grad,
        "what is kept requires gradients": trace[0][1].requires_grad,
        "gradient of the weight after backward": model.weight.grad,
    }


def count_of_hooks(model):
    return sum(len(part._forward_hooks) for part in model.modules())


def entries_of_later_calls(module, x, weight):
    """trace_activations(model, x), then model(x) twice; the model had a hook before

    Look at which modules have a hook, and when an entry is made.
    """
    calls = []
    model = nn.Sequential(nn.Linear(3, 2, bias=False), nn.Tanh())
    model[0].register_forward_hook(lambda *_: calls.append("called"))
    filled(model, [weight])
    _, trace = module.trace_activations(model, x)
    model(x)
    model(x)
    return entries(trace) | {
        "calls of the hook that was there before": len(calls),
        "hooks on the model": count_of_hooks(model),
    }


def after_an_exception(module, x, weight):
    """trace_activations(model, x), with a layer that raises ZeroDivisionError

    Look at which modules have a hook, and when an entry is made.
    """
    model = nn.Sequential(nn.Linear(3, 2, bias=False), Fails(), nn.Tanh())
    model[0].register_forward_hook(lambda *_: None)
    filled(model, [weight])
    raised = "no ZeroDivisionError was raised"
    try:
        module.trace_activations(model, x)
    except ZeroDivisionError:
        raised = "ZeroDivisionError was raised"
    model[1] = nn.ReLU()
    return {
        "what happened": raised,
        "hooks on the model afterwards": count_of_hooks(model),
        "the trace without that layer": entries(module.trace_activations(model, x)[1]),
    }


def after_training_mode(module, training, x, weight):
    """trace_activations(model, x), with an nn.BatchNorm1d, in training or evaluation mode

    Look at which modules have a hook, and when an entry is made.
    """
    model = nn.Sequential(nn.Linear(3, 2, bias=False), nn.BatchNorm1d(2, affine=False))
    filled(model, [weight]).train(training)
    return traced(module, model, x) | {
        "training mode afterwards": [part.training for part in model.modules()],
        "batches that the nn.BatchNorm1d has seen": int(model[1].num_batches_tracked),
    }


def printing_twice(module, x):
    """print_activations(model, x) on a model with an nn.BatchNorm1d: how often the model runs"""
    model = nn.Sequential(nn.BatchNorm1d(3, affine=False))
    with contextlib.redirect_stdout(None):
        output = module.print_activations(model, x)
    return {"what is returned": output, "runs": int(model[0].num_batches_tracked)}


def normal(rng, *shapes, dtype=torch.float32):
    return [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]


# --- checks


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_nested(agree, rng, dtype):
    """Layers at any depth are in the trace, in the order of their calls, and nothing else is."""
    agree(trace_of_nested, *normal(rng, (4, 3), (3, 3), (3, 3), (3, 3), dtype=dtype))


@pytest.mark.points(1)
def test_called_twice(agree, rng):
    """A layer that is called twice is in the trace twice."""
    agree(trace_of_twice, *normal(rng, (4, 3), (3, 3), (3, 3)))


@pytest.mark.points(1)
def test_model_without_children(agree, rng):
    """A model that has no children is itself a layer, with the name ""."""
    agree(trace_of_one_layer, *normal(rng, (4, 3), (2, 3)))


@pytest.mark.points(1)
def test_in_place(agree, rng):
    """What is kept is not overwritten, neither in the model nor later."""
    x, weight = normal(rng, (4, 3), (4, 3))

    agree(trace_of_in_place, torch.cat([x, -x]), weight)
    agree(output_overwritten, x, weight[:2])


@pytest.mark.points(1)
def test_graphs(agree, rng):
    """The output has its graph; what is kept has none."""
    agree(graphs, *normal(rng, (4, 3), (2, 3)))


@pytest.mark.points(1)
def test_hooks_afterwards(agree, rng):
    """Later calls of the model are not in the trace, and hooks from before are still there."""
    agree(entries_of_later_calls, *normal(rng, (4, 3), (2, 3)))


@pytest.mark.points(1)
def test_exception(agree, rng):
    """An exception of the model is passed on, and leaves no hook behind."""
    agree(after_an_exception, *normal(rng, (4, 3), (2, 3)))


@pytest.mark.points(1)
@pytest.mark.parametrize("training", [True, False])
def test_mode(agree, rng, training):
    """The model runs once, in the mode in which it is, and stays in it."""
    agree(after_training_mode, training, *normal(rng, (4, 3), (2, 3)))


@pytest.mark.points(1)
def test_printed(agree, rng):
    """print_activations prints all layers of another model, which runs once."""
    agree(printed_of_two_layers, *normal(rng, (2, 3), (4, 3), (2, 4)))
    agree(printing_twice, *normal(rng, (4, 3)))
