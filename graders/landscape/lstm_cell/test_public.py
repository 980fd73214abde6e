"""Public checks for landscape/lstm_cell: the worked examples, and gates that are open or closed."""

import pytest
import torch
from probes import run, step

pytestmark = pytest.mark.forbidden("*lstm*", "*gru*", "rnn_*")

PARAMS = (
    torch.tensor([[1.0], [0.0], [0.5], [-1.0]]),
    torch.tensor([[0.0], [1.0], [2.0], [0.0]]),
    torch.tensor([0.0, 2.0, 0.0, 0.0]),
    torch.tensor([0.0, 0.0, 0.0, 1.0]),
)


def after(h, c):
    return {"the new h": torch.tensor(h), "the new c": torch.tensor(c)}


@pytest.mark.points(1)
def test_step_example(submission, expect):
    """lstm_cell: the worked example leads to h = 0.1628, the step after it to h = 0.3146."""
    first = submission(step, torch.tensor([[1.0]]), PARAMS)
    state = (torch.tensor([[0.1628]]), torch.tensor([[0.3378]]))
    second = submission(step, torch.tensor([[0.0]]), PARAMS, state)

    expect(first, after([[0.1628]], [[0.3378]]), atol=1e-4)
    expect(second, after([[0.3146]], [[0.4602]]), atol=1e-4)


@pytest.mark.points(1)
def test_gates_example(submission, expect):
    """lstm_cell: of two units, one replaces its memory, and one keeps it."""
    bias = torch.tensor([20.0, -20.0, -20.0, 20.0, 0.5, 0.5, 20.0, 20.0])
    params = (torch.zeros(8, 1), torch.zeros(8, 2), bias, torch.zeros(8))
    state = (torch.tensor([[0.0, 0.0]]), torch.tensor([[2.0, 3.0]]))

    observed = submission(step, torch.tensor([[1.0]]), params, state)

    expect(observed, after([[0.4318, 0.9951]], [[0.4621, 3.0]]), atol=1e-4)


@pytest.mark.points(1)
def test_sequence_example(submission, expect):
    """lstm: 1, 0 has the outputs 0.1628, 0.3146; 0 after the first state 0.3146; float64, too."""
    x = torch.tensor([[[1.0]], [[0.0]]])
    state = (torch.tensor([[0.1628]]), torch.tensor([[0.3378]]))
    whole = submission(run, x, PARAMS)
    rest = submission(run, torch.tensor([[[0.0]]]), PARAMS, state)
    in_float64 = submission(run, x.double(), [param.double() for param in PARAMS])

    last = {"the last h": torch.tensor([[0.3146]]), "the last c": torch.tensor([[0.4602]])}
    both = {"the outputs": torch.tensor([[[0.1628]], [[0.3146]]]), **last}
    expect(whole, both, atol=1e-4)
    expect(rest, {"the outputs": torch.tensor([[[0.3146]]]), **last}, atol=1e-4)
    expect(in_float64, {name: value.double() for name, value in both.items()}, atol=1e-4)
