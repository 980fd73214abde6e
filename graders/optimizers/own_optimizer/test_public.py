"""Public checks for optimizers/own_optimizer: the worked examples, groups, a checkpoint."""

import pytest
import torch
from probes import (
    after_change_of_lr,
    after_loading,
    after_steps,
    calls_of_closure,
    left_by_step,
    losses_of_closure,
)

ONE, HALF = torch.tensor([1.0]), torch.tensor([0.5])
GROUP = [{"params": [0]}]


@pytest.mark.points(1)
def test_step_example(submission, expect):
    """A step leads from 1 to 0.95, with weight decay to 0.94, and in float64, with lr 1, to 0.1."""
    plain = submission(after_steps, [ONE], GROUP, {"lr": 0.1}, [[HALF]])
    decayed = submission(after_steps, [ONE], GROUP, {"lr": 0.1, "weight_decay": 0.1}, [[HALF]])
    grads = [[torch.tensor([0.9], dtype=torch.float64)]]  # a velocity in float32 is 2.4e-8 less
    in_float64 = submission(after_steps, [ONE.double()], GROUP, {"lr": 1.0}, grads)

    expect(plain, {"parameter 0": torch.tensor([0.95])})
    expect(decayed, {"parameter 0": torch.tensor([0.94])})
    expect(in_float64, {"parameter 0": torch.tensor([0.1], dtype=torch.float64)})


@pytest.mark.points(1)
def test_in_place_example(submission, expect):
    """A step changes w in place, so w.detach() from before sees it, and it leaves w.grad alone."""
    told = submission(left_by_step, ONE, HALF, {"lr": 0.1, "weight_decay": 0.1})

    expect(
        told,
        {"before, after the step": torch.tensor([0.94]), "w.grad, after the step": HALF},
    )


@pytest.mark.points(1)
def test_closure_example(submission, expect):
    """With a closure, two steps lead from 1 to 0.8 and 0.46; they return the losses 1 and 0.64."""
    calls = submission(calls_of_closure, ONE, {"lr": 0.1}, 2)
    losses = submission(losses_of_closure, ONE, {"lr": 0.1}, 2)

    expect(
        calls,
        {
            "w in call 1 of the closure": ONE,
            "w in call 2 of the closure": torch.tensor([0.8]),
            "w at the end": torch.tensor([0.46]),
        },
    )
    expect(
        losses,
        {"the result of step 1": torch.tensor(1.0), "the result of step 2": torch.tensor(0.64)},
    )


@pytest.mark.points(1)
def test_groups_example(submission, expect):
    """Each group has options of its own, and an lr that is changed later holds in the next step."""
    groups = [{"params": [0], "lr": 0.2}, {"params": [1], "momentum": 0.0}]
    grads = [[HALF, HALF], [HALF, HALF]]

    observed = submission(after_change_of_lr, [ONE, ONE], groups, {"lr": 0.1}, grads, 0.5)

    expect(observed, {"parameter 0": torch.tensor([0.805]), "parameter 1": torch.tensor([0.925])})


@pytest.mark.points(1)
def test_no_gradient_example(submission, expect):
    """A parameter without a gradient stays, with weight decay and a velocity, too."""
    options = {"lr": 0.1, "weight_decay": 0.1}
    grads = [[HALF, None], [None, HALF]]

    observed = submission(after_steps, [ONE, ONE], [{"params": [0, 1]}], options, grads)

    expect(observed, {"parameter 0": torch.tensor([0.94]), "parameter 1": torch.tensor([0.94])})


@pytest.mark.points(1)
def test_checkpoint_example(submission, expect):
    """A new optimizer that has loaded the state_dict goes on with the old velocity and options."""
    observed = submission(after_loading, [ONE], GROUP, {"lr": 0.1}, [[HALF]], [[HALF]])

    expect(observed, {"parameter 0": torch.tensor([0.855])})
