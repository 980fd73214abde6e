"""Hidden checks for landscape/lstm_cell: steps and sequences are those of torch."""

import pytest
import torch
from probes import run, step
from torch import nn

pytestmark = pytest.mark.forbidden("*lstm*", "*gru*", "rnn_*")

SIZES = [(1, 1, 2), (4, 3, 2), (2, 1, 5), (3, 2, 3)]  # N, D, H
NAMES = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]


def step_and_arguments(module, x, params, state):
    """lstm_cell(x, params, state), and (h, c) after the call

    Look at each gate by itself: its part of the matrices and its activation.
    """
    return step(module, x, params, state) | {"the given h": state[0], "the given c": state[1]}


def run_and_arguments(module, x, params, state):
    """lstm(x, params, state), and (h, c) after the call

    Look at what is handed on from one step to the next, and over which dimension steps run.
    """
    return run(module, x, params, state) | {"the given h": state[0], "the given c": state[1]}


def gradients(module, function, x, params, state, weighting):
    """the gradients of a sum of the results, each with a weight"""
    inputs = {"x": x, **dict(zip(NAMES, params, strict=True)), "h": state[0], "c": state[1]}
    for tensor in inputs.values():
        tensor.requires_grad_()
    h, c = (part.clone() for part in state)
    results = function(module, x, params, (h, c)).values()
    sum((a * b).sum() for a, b in zip(results, weighting, strict=True)).backward()
    return {f"gradient of {name}": tensor.grad for name, tensor in inputs.items()}


def gradients_of_step(module, x, params, state, weighting):
    """the gradients of a weighted sum of h' and c', from lstm_cell(x, params, state)"""
    return gradients(module, step, x, params, state, weighting)


def gradients_of_run(module, x, params, state, weighting):
    """the gradients of a weighted sum of outputs, h and c, from lstm(x, params, state)"""
    return gradients(module, run, x, params, state, weighting)


def drawn(rng, n, d, hidden, *steps, dtype=torch.float64):
    """Draw x, the parameters and a state."""
    shapes = [(4 * hidden, d), (4 * hidden, hidden), (4 * hidden,), (4 * hidden,)]
    params = [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]
    x = torch.randn((*steps, n, d), generator=rng, dtype=dtype)
    return x, params, [torch.randn(n, hidden, generator=rng, dtype=dtype) for _ in range(2)]


def step_of_torch(x, params, *state):
    cell = nn.LSTMCell(x.shape[1], params[1].shape[1], dtype=x.dtype)
    cell.load_state_dict(dict(zip(NAMES, params, strict=True)))
    with torch.no_grad():
        h, c = cell(x, *state)
    return {"the new h": h, "the new c": c}


def run_of_torch(x, params, *state):
    layer = nn.LSTM(x.shape[2], params[1].shape[1], dtype=x.dtype)
    layer.load_state_dict({f"{name}_l0": p for name, p in zip(NAMES, params, strict=True)})
    with torch.no_grad():
        outputs, (h, c) = layer(x, *[tuple(part[None] for part in given) for given in state])
    return {"the outputs": outputs, "the last h": h[0], "the last c": c[0]}


@pytest.mark.points(2)
@pytest.mark.parametrize("sizes", SIZES)
def test_step(submission, expect, rng, sizes):
    """lstm_cell: the new h and c are right, whatever the sizes."""
    inputs = drawn(rng, *sizes)

    expect(submission(step, *inputs), step_of_torch(*inputs))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_step_without_a_state(submission, expect, rng, dtype):
    """lstm_cell: without a state, h and c are zeros of the dtype of x."""
    x, params, _ = drawn(rng, 3, 2, 4, dtype=dtype)

    expect(submission(step, x, params), step_of_torch(x, params))
    expect(submission(step, x, params, None), step_of_torch(x, params))


@pytest.mark.points(1)
def test_step_leaves_the_state(agree, rng):
    """lstm_cell: the results are right, and the state that was given stays as it was."""
    agree(step_and_arguments, *drawn(rng, 3, 2, 4))


@pytest.mark.points(1)
def test_gradients_of_step(agree, rng):
    """lstm_cell: gradients flow to the inputs, the parameters and the state."""
    weighting = [torch.randn(3, 2, generator=rng, dtype=torch.float64) for _ in range(2)]

    agree(gradients_of_step, *drawn(rng, 3, 2, 2), weighting)


@pytest.mark.points(2)
@pytest.mark.parametrize(("sizes", "steps"), list(zip(SIZES, [1, 4, 2, 40], strict=True)))
def test_sequence(submission, expect, rng, sizes, steps):
    """lstm: outputs and the last state are right, whatever the sizes, and after 40 steps, too."""
    x, params, _ = drawn(rng, *sizes, steps)

    expect(submission(run, x, params), run_of_torch(x, params))


@pytest.mark.points(1)
def test_sequence_from_a_state(submission, expect, rng):
    """lstm: a sequence goes on from the state that is given."""
    inputs = drawn(rng, 2, 3, 4, 3)

    expect(submission(run, *inputs), run_of_torch(*inputs))


@pytest.mark.points(1)
def test_gradients_of_sequence(agree, rng):
    """lstm: gradients flow through all steps, to the first inputs and the state that is given."""
    shapes = [(3, 2, 2), (2, 2), (2, 2)]
    weighting = [torch.randn(shape, generator=rng, dtype=torch.float64) for shape in shapes]

    agree(gradients_of_run, *drawn(rng, 2, 3, 2, 3), weighting)


@pytest.mark.points(0.5)
def test_sequence_leaves_the_state(agree, rng):
    """lstm: the results are right, and the state that was given stays as it was."""
    agree(run_and_arguments, *drawn(rng, 2, 3, 4, 2))
