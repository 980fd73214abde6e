"""Public checks for optimizers/adam: the worked examples, and a tiny gradient."""

import pytest
import torch
from probes import adam, adamw, update_with_adam

pytestmark = pytest.mark.forbidden("torch.optim.*")

BETAS = (0.5, 0.8)


def after(param, m, v, t, dtype=torch.float32):
    return {
        "the new parameter": torch.tensor([param], dtype=dtype),
        "the new m": torch.tensor([m], dtype=dtype),
        "the new v": torch.tensor([v], dtype=dtype),
        "the new t": t,
    }


def of_two(param, state, other_param, other_state):
    return {
        "how many parameters and states": (2, 2),
        "parameter 0": torch.tensor(param),
        "the state of parameter 0": state,
        "parameter 1": torch.tensor(other_param),
        "the state of parameter 1": other_state,
    }


@pytest.mark.points(1)
def test_adam_example(submission, expect):
    """Adam: with the gradient 5 step 1 gives 0.9, with 0 step 2 gives 0.85; float64, too."""
    state = (torch.tensor([2.5]), torch.tensor([5.0]), 1)

    first = submission(adam, torch.tensor([1.0]), torch.tensor([5.0]), None, 0.1, BETAS)
    second = submission(adam, torch.tensor([0.9]), torch.tensor([0.0]), state, 0.1, BETAS)

    expect(first, after(0.9, 2.5, 5.0, 1))
    expect(second, after(0.85, 1.25, 4.0, 2))

    one, five = torch.tensor([1.0]).double(), torch.tensor([5.0]).double()
    in_float64 = submission(adam, one, five, None, 0.1, BETAS)
    expect(in_float64, after(0.9, 2.5, 5.0, 1, torch.float64))


@pytest.mark.points(1)
def test_tiny_gradient(submission, expect):
    """Adam: ε is added after the root and the correction: with g = 1e-8 the step is η / 2."""
    observed = submission(adam, torch.tensor([1.0]), torch.tensor([1e-8]), None, 0.1)

    expect(observed["the new parameter"], torch.tensor([0.95]))


@pytest.mark.points(1)
def test_adamw_example(submission, expect):
    """AdamW: the first step, with the weight decay 0.5, gives 0.85, and m and v are Adam's."""
    options = (0.1, BETAS, 1e-8, 0.5)

    observed = submission(adamw, torch.tensor([1.0]), torch.tensor([5.0]), None, *options)

    expect(observed, after(0.85, 2.5, 5.0, 1))


@pytest.mark.points(1)
def test_update_all_example(submission, expect):
    """update_all: without a gradient a parameter and its state stay; each one counts its own t."""
    one, five = torch.tensor(1.0), torch.tensor(5.0)
    state = (torch.tensor(0.5), torch.tensor(0.025), 1)

    first = submission(update_with_adam, [one, one], [five, five], [None, None], 0.1)
    second = submission(update_with_adam, [one, one], [None, five], [state, None], 0.1)

    expect(first, of_two(0.9, state, 0.9, state))
    expect(second, of_two(1.0, state, 0.9, state))
