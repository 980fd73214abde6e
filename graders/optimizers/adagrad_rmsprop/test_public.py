"""Public checks for optimizers/adagrad_rmsprop: the worked examples, and a tiny gradient."""

import pytest
import torch
from probes import adagrad, rmsprop, updates_of_adagrad, updates_of_rmsprop

pytestmark = pytest.mark.forbidden("torch.optim.*")


def one(value):
    return torch.tensor([value])


@pytest.mark.points(1)
def test_adagrad_example(submission, expect):
    """AdaGrad: the first step moves each element by η, the second one by less; float64, too."""
    first = submission(adagrad, torch.tensor([1.0, 1.0]), torch.tensor([3.0, -0.5]), None, 0.5)
    second = submission(adagrad, one(0.5), one(4.0), one(9.0), 0.5)
    in_float64 = submission(adagrad, one(1.0).double(), one(3.0).double(), None, 0.5)

    both = {
        "the new parameter": torch.tensor([0.5, 1.5]),
        "the new sum of squares": torch.tensor([9.0, 0.25]),
    }
    expect(first, both)
    expect(second, {"the new parameter": one(0.1), "the new sum of squares": one(25.0)})
    expect(in_float64, {name: value[:1].double() for name, value in both.items()})


@pytest.mark.points(1)
def test_rmsprop_example(submission, expect):
    """RMSprop: the gradients 4 and 2 lead from 1 to 0.8 and 0.7; float64, too."""
    first = submission(rmsprop, one(1.0), one(4.0), None, 0.1, 0.75)
    in_float64 = submission(rmsprop, one(1.0).double(), one(4.0).double(), None, 0.1, 0.75)
    second = submission(rmsprop, one(0.8), one(2.0), one(4.0), 0.1, 0.75)

    both = {"the new parameter": one(0.8), "the new average of squares": one(4.0)}
    expect(first, both)
    expect(in_float64, {name: value.double() for name, value in both.items()})
    expect(second, {"the new parameter": one(0.7), "the new average of squares": one(4.0)})


@pytest.mark.points(0.5)
def test_tiny_gradient(submission, expect):
    """RMSprop: ε stands outside the root, so the step with a gradient of 2e-8 is as long as η."""
    observed = submission(rmsprop, one(1.0), one(2e-8), None, 0.1, 0.75)

    expect(observed["the new parameter"], one(0.9))


@pytest.mark.points(1)
def test_updates_example(submission, expect):
    """updates: with the gradient 1, AdaGrad's steps shrink, RMSprop's settle at η; float64, too."""
    of_adagrad = submission(updates_of_adagrad, torch.ones(4), 1.0)
    of_rmsprop = submission(updates_of_rmsprop, torch.ones(4), 1.0, 0.5)
    in_float64 = submission(updates_of_adagrad, torch.ones(4).double(), 1.0)

    expect(of_adagrad, torch.tensor([-1.0, -0.707107, -0.577350, -0.5]))
    expect(in_float64, -torch.arange(1.0, 5.0).double().rsqrt())
    expect(of_rmsprop, torch.tensor([-1.414214, -1.154701, -1.069045, -1.032796]))
