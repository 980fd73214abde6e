"""Public checks for optimizers/momentum: the worked examples, and a path of two steps."""

import pytest
import torch
from probes import nesterov, path_in_a_valley, step

pytestmark = pytest.mark.forbidden("torch.optim.*")


def after(param, velocity):
    return {
        "the new parameter": torch.tensor([param]),
        "the new velocity": torch.tensor([velocity]),
    }


@pytest.mark.points(1)
def test_momentum_example(submission, expect):
    """Classical momentum: the first step gives 0.95, the second one 0.865; float64, too."""
    first = submission(step, torch.tensor([1.0]), torch.tensor([0.5]), None, 0.1)
    second = submission(step, torch.tensor([0.95]), torch.tensor([0.4]), torch.tensor([0.5]), 0.1)
    one, half = torch.tensor([1.0]).double(), torch.tensor([0.5]).double()
    in_float64 = submission(step, one, half, None, 0.1)

    expect(first, after(0.95, 0.5))
    expect(second, after(0.865, 0.85))
    expect(in_float64, {name: value.double() for name, value in after(0.95, 0.5).items()})


@pytest.mark.points(1)
def test_nesterov_example(submission, expect):
    """Nesterov's momentum: the first step gives 0.905, the second one 0.8335."""
    first = submission(nesterov, torch.tensor([1.0]), torch.tensor([0.5]), None, 0.1)
    second = submission(
        nesterov, torch.tensor([0.95]), torch.tensor([0.4]), torch.tensor([0.5]), 0.1
    )

    expect(first, after(0.905, 0.5))
    expect(second, after(0.8335, 0.85))


@pytest.mark.points(1)
def test_path_example(submission, expect):
    """Two steps from 1, gradient x, lr 0.1, momentum 0.5, lead to 0.9 and 0.76; float64, too."""
    one, path = torch.tensor([1.0]), torch.tensor([[1.0], [0.9], [0.76]])

    expect(submission(path_in_a_valley, one, one, 0.1, 0.5, 2), path)
    expect(submission(path_in_a_valley, one, 2 * one, 0.1, 0.5, 0), torch.tensor([[2.0]]))
    expect(submission(path_in_a_valley, one.double(), one.double(), 0.1, 0.5, 2), path.double())
