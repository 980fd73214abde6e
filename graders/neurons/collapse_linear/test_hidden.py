"""Hidden checks for neurons/collapse_linear: more layers, biases or none, what stays as it was."""

from itertools import pairwise

import pytest
import torch
from probes import bend_of, build, collapse_refused, collapsed, runs_collapsed
from torch import nn


def parameters_after(module, layers, x):
    """collapse(stack) applied to x, and the stack after the new layer was trained a little

    Look at weight and bias of the new layer for two layers, and which layers have a bias.
    """
    stack = build(layers)
    stack.requires_grad_(False)
    layer = module.collapse(stack)
    trained = [param for param in layer.parameters() if param.requires_grad]
    y = layer(x).detach()
    with torch.no_grad():
        for param in layer.parameters():
            param.add_(1)
    return {
        "outputs of the layer": y,
        "parameters that can be trained": len(trained),
        "outputs of the stack afterwards": stack(x).detach(),
        "modules in the stack afterwards": len(stack),
    }


def passed_on(module, modules, x):
    """collapse_runs(model): are its other modules those of the model, and is the model as before

    Look at where a run of linear layers begins and ends, and what follows it.
    """
    model = build(modules)
    before = list(model)
    new = module.collapse_runs(model)
    ours = [part for part in before if not isinstance(part, nn.Linear)]
    theirs = [part for part in new if not isinstance(part, nn.Linear)]
    shared = {
        id(param) for part in before if isinstance(part, nn.Linear) for param in part.parameters()
    }
    return {
        "outputs of the new model": new(x).detach(),
        "the other modules are the same": [any(a is b for b in theirs) for a in ours],
        "parameters shared by linear layers": sum(
            id(param) in shared for part in new for param in part.parameters()
        ),
        "the model has its modules": [a is b for a, b in zip(model, before, strict=False)],
    }


def drawn(rng, sizes, biases, dtype=torch.float32):
    """Draw weights and biases of layers of these sizes; a bias is None where biases has a 0."""
    layers = []
    for (n, m), has_bias in zip(pairwise(sizes), biases, strict=True):
        weight = torch.randn(m, n, generator=rng, dtype=dtype)
        bias = torch.randn(m, generator=rng, dtype=dtype) + 1
        layers.append((weight, bias if has_bias else None))
    return layers


def inputs(rng, width, dtype=torch.float32):
    return torch.randn(3, width, generator=rng, dtype=dtype)


@pytest.mark.points(1)
def test_bend(agree, rng):
    """A stack of linear layers does not bend; with an activation it does, as the formula says."""
    one, two = drawn(rng, [3, 6, 2], [1, 1], torch.float64)
    a, b = inputs(rng, 3, torch.float64), inputs(rng, 3, torch.float64)

    agree(bend_of, [one, two], a, b)
    agree(bend_of, [one, "tanh", two], a, b)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_many_layers(agree, rng, dtype):
    """One to four layers, square and not, become one layer of the same dtype."""
    agree(collapsed, drawn(rng, [3, 2], [1], dtype), inputs(rng, 3, dtype), atol=1e-3)
    agree(collapsed, drawn(rng, [3, 3, 3, 3], [1, 1, 1], dtype), inputs(rng, 3, dtype), atol=1e-3)
    agree(
        collapsed,
        drawn(rng, [2, 5, 1, 4, 3], [1, 1, 1, 1], dtype),
        inputs(rng, 2, dtype),
        atol=1e-3,
    )


@pytest.mark.points(1)
def test_missing_biases(agree, rng):
    """Layers may be without a bias: the new one has a bias if any of them has."""
    for biases in ([1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1], [0, 0, 0]):
        agree(collapsed, drawn(rng, [3, 4, 5, 2], biases), inputs(rng, 3), atol=1e-3)


@pytest.mark.points(1)
def test_refusals(agree, rng):
    """Anything that is not a linear layer raises ValueError, wherever it is; no layer does, too."""
    one, two = drawn(rng, [3, 6, 2], [1, 1])

    for modules in ([], ["relu"], ["tanh", one, two], [one, two, "relu"], [one, "dropout", two]):
        agree(collapse_refused, modules)
    agree(collapse_refused, [one, two])


@pytest.mark.points(1)
def test_stack_is_kept(agree, rng):
    """The new layer is right and can be trained, and that leaves the stack alone."""
    agree(parameters_after, drawn(rng, [3, 2], [1]), inputs(rng, 3), atol=1e-3)
    agree(parameters_after, drawn(rng, [3, 4, 2], [1, 0]), inputs(rng, 3), atol=1e-3)


@pytest.mark.points(1)
def test_runs(agree, rng):
    """Runs of linear layers collapse, wherever they are; what stands between stays."""
    one, two, three, four, five = drawn(rng, [3, 4, 4, 4, 4, 3], [1, 0, 1, 1, 1])
    x = inputs(rng, 3)

    agree(runs_collapsed, [one, two, three, "tanh", "prelu", four, five], x, atol=1e-3)
    agree(runs_collapsed, ["relu", one, "tanh", two, three, "relu"], x, atol=1e-3)
    agree(runs_collapsed, ["tanh"], x, atol=1e-3)
    agree(runs_collapsed, [], x, atol=1e-3)
    agree(runs_collapsed, [one, two], x, atol=1e-3)


@pytest.mark.points(1)
def test_runs_pass_on(agree, rng):
    """The new model is right; its activations are those of the model, its linear layers are new."""
    one, two, three = drawn(rng, [3, 4, 4, 3], [1, 1, 1])

    agree(passed_on, [one, "prelu", two, three, "relu"], inputs(rng, 3), atol=1e-3)
