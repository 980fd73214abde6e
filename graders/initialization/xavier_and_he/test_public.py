"""Public checks for initialization/xavier_and_he: the worked examples, and the weight itself."""

import pytest
import torch
from probes import NORMAL, UNIFORM, fans_of, gain, he_draw, left_of, xavier_draw

pytestmark = pytest.mark.forbidden(
    "torch.nn.init.xavier*", "torch.nn.init.kaiming*", "torch.nn.init.*calculate*"
)


@pytest.mark.points(1)
def test_fans_example(submission, expect):
    """fans: a linear layer with 2 inputs and 6 outputs, and convolutions from 2 to 6 channels."""
    expect(
        submission(fans_of, [(6, 2), (6, 2, 3, 3), (6, 2, 5)]),
        {
            "a weight of shape (6, 2)": {"fan_in": 2, "fan_out": 6},
            "a weight of shape (6, 2, 3, 3)": {"fan_in": 18, "fan_out": 54},
            "a weight of shape (6, 2, 5)": {"fan_in": 10, "fan_out": 30},
        },
    )


@pytest.mark.points(1)
def test_gains(submission, expect):
    """gain_of: the table, and a leaky ReLU with slope 0.5."""
    for nonlinearity, value in (("linear", 1.0), ("tanh", 5 / 3), ("relu", 2**0.5)):
        expect(submission(gain, nonlinearity), value)
    expect(submission(gain, "leaky_relu", 0.5), 1.6**0.5)


@pytest.mark.points(1)
def test_xavier_example(submission, expect):
    """xavier_: std 0.5, bound 0.866 for the shape (6, 2), also in float64; with gain 3, std 1.5."""
    expect(
        submission(xavier_draw, (6, 2), 1.0, False), {"the weight": NORMAL, "std": 0.5}, rtol=1e-4
    )
    for dtype in ((), (torch.float64,)):
        observed = submission(xavier_draw, (6, 2), 1.0, True, *dtype)
        expect(observed, {"the weight": UNIFORM, "bound": 0.866025}, rtol=1e-4)
    expect(
        submission(xavier_draw, (6, 2), 3.0, False), {"the weight": NORMAL, "std": 1.5}, rtol=1e-4
    )


@pytest.mark.points(1)
def test_he_example(submission, expect):
    """he_: std 1 and bound 1.732 for a weight of shape (6, 2); with slope 1, std 0.707."""
    expect(submission(he_draw, (6, 2), 0.0, False), {"the weight": NORMAL, "std": 1.0}, rtol=1e-4)
    expect(
        submission(he_draw, (6, 2), 0.0, True),
        {"the weight": UNIFORM, "bound": 1.732051},
        rtol=1e-4,
    )
    expect(
        submission(he_draw, (6, 2), 1.0, False), {"the weight": NORMAL, "std": 0.707107}, rtol=1e-4
    )


@pytest.mark.points(1)
@pytest.mark.parametrize("name", ["xavier_", "he_"])
def test_the_weight_itself(submission, expect, name):
    """The weight is filled in place and returned, without a graph; a frozen one stays frozen."""
    as_it_should_be = {
        "it is filled": True,
        "the same tensor is returned": True,
        "its requires_grad": True,
        "it has a graph": False,
    }

    expect(
        submission(left_of, name),
        {
            "a parameter": as_it_should_be,
            "a frozen parameter": as_it_should_be | {"its requires_grad": False},
        },
    )
