"""Public checks for forward/trace_activations: the worked example."""

import pytest
import torch
from probes import printed_of_two_layers, trace_of_in_place, trace_of_two_layers

X, FIRST, LAST = (
    torch.tensor([[1.0, 2.0]]),
    torch.tensor([[3.0, -1.0], [1.0, -2.0]]),
    torch.tensor([[1.0, 1.0]]),
)


@pytest.mark.points(1)
def test_trace_example(submission, expect):
    """The worked example has three entries in its trace, and the output 1."""
    trace = {
        "entry 1 of the trace": ("0", torch.tensor([[1.0, -3.0]])),
        "entry 2 of the trace": ("1", torch.tensor([[1.0, 0.0]])),
        "entry 3 of the trace": ("2", torch.tensor([[1.0]])),
    }

    expect(
        submission(trace_of_two_layers, X, FIRST, LAST),
        trace | {"the output": torch.tensor([[1.0]])},
    )


@pytest.mark.points(1)
def test_in_place_example(submission, expect):
    """What is kept of the first layer stays, though nn.ReLU(inplace=True) overwrites its output."""
    expect(
        submission(trace_of_in_place, X, FIRST),
        {
            "entry 1 of the trace": ("0", torch.tensor([[1.0, -3.0]])),
            "entry 2 of the trace": ("1", torch.tensor([[1.0, 0.0]])),
            "the output": torch.tensor([[1.0, 0.0]]),
        },
    )


@pytest.mark.points(1)
def test_print_example(submission, expect):
    """The worked example prints three lines, and returns the output."""
    lines = "0: tensor([[ 1., -3.]]) 1: tensor([[1., 0.]]) 2: tensor([[1.]])"

    expect(
        submission(printed_of_two_layers, X, FIRST, LAST),
        {"what is printed": lines, "what is returned": torch.tensor([[1.0]])},
    )
