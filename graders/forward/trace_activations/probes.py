"""Probes of forward/trace_activations, for public and hidden checks."""

import contextlib
import io

from torch import nn


def filled(model, weights):
    """Load the weights of a model, one tensor for each parameter."""
    for parameter, values in zip(model.parameters(), weights, strict=True):
        parameter.data = values.clone()
    return model


def two_layers(weights):
    """Make a linear layer, a ReLU and another linear layer, without biases."""
    (units, inputs), outputs = weights[0].shape, len(weights[1])
    first, last = nn.Linear(inputs, units, bias=False), nn.Linear(units, outputs, bias=False)
    return filled(nn.Sequential(first, nn.ReLU(), last), weights)


def entries(trace):
    """Number the entries of a trace."""
    if not isinstance(trace, list | tuple):
        return {"the trace": trace}
    return {f"entry {number} of the trace": entry for number, entry in enumerate(trace, 1)}


def traced(module, model, x):
    """Run trace_activations, and give the trace and the output their names."""
    output, trace = module.trace_activations(model, x)
    return entries(trace) | {"the output": output.detach()}


def trace_of_two_layers(module, x, *weights):
    """trace_activations(model, x), with nn.Sequential(nn.Linear, nn.ReLU, nn.Linear)

    Look at which modules have a hook, and when an entry is made.
    """
    return traced(module, two_layers(weights), x)


def trace_of_in_place(module, x, weight):
    """trace_activations(model, x), with nn.Sequential(nn.Linear, nn.ReLU(inplace=True))

    Look at which modules have a hook, and when an entry is made.
    """
    model = nn.Sequential(nn.Linear(3, 4, bias=False), nn.ReLU(inplace=True))
    return traced(module, filled(model, [weight]), x)


def printed_of_two_layers(module, x, *weights):
    """what print_activations(model, x) prints and returns, line by line

    Look at which modules have a line, and how it is written.
    """
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        output = module.print_activations(two_layers(weights), x)
    lines = " ".join(out.getvalue().split())
    return {"what is printed": lines, "what is returned": output}
