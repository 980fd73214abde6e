"""Public checks for tuning/schedules: the examples, last steps, and a threshold."""

import math

import pytest
from probes import by_step, cosines, exponentials, plateau, step_decays, warmed_up

pytestmark = pytest.mark.forbidden("torch.optim.lr_scheduler.*")


@pytest.mark.points(1)
def test_decays(submission, expect):
    """step_decay halves 0.8 after every 3 steps; exponential halves it in each step."""
    told = submission(step_decays, [0, 2, 3, 6], 0.8, 0.5, 3)
    expect(told, by_step([0, 2, 3, 6], [0.8, 0.8, 0.4, 0.2]))
    told = submission(exponentials, [0, 1, 3], 0.8, 0.5)
    expect(told, by_step([0, 1, 3], [0.8, 0.4, 0.1]))


@pytest.mark.points(1)
def test_cosine_example(submission, expect):
    """cosine: from 1 to 0 in 4 steps, 0.5 in the middle; with lr_min 0.2 it stays at 0.2."""
    told = submission(cosines, [0, 2, 4], 1.0, 0.0, 4)
    expect(told, by_step([0, 2, 4], [1.0, 0.5, 0.0]))
    told = submission(cosines, [0, 2, 4, 5], 1.0, 0.2, 4)
    expect(told, by_step([0, 2, 4, 5], [1.0, 0.6, 0.2, 0.2]))


@pytest.mark.points(1)
def test_warm_up_example(submission, expect):
    """warm_up: 0.2, 0.4, 0.6, and then 0.8, 0.4, 0.2 of the schedule itself."""
    told = submission(warmed_up, [0.8, 0.4, 0.2], 3, list(range(6)))

    expect(told, by_step(range(6), [0.2, 0.4, 0.6, 0.8, 0.4, 0.2]))


@pytest.mark.points(1)
def test_plateau_example(submission, expect):
    """reduce_on_plateau: the worked example; a NaN is not better; counting begins again."""
    options = {"lr": 1.0, "factor": 0.5, "patience": 1}

    told = submission(plateau, [1.0, 0.5, 0.6, 0.7, 0.4], options)
    expect(told, [1.0, 1.0, 1.0, 0.5, 0.5])
    told = submission(plateau, [1.0, math.nan, math.nan, 2.0, 0.5, 0.6], options)
    expect(told, [1.0, 1.0, 0.5, 0.5, 0.5, 0.5])


@pytest.mark.points(1)
def test_threshold_example(submission, expect):
    """reduce_on_plateau: 9 is better than 16, but not with the threshold 0.5; the end is lr_min."""
    losses, options = [16.0, 9.0, 9.0, 7.0, 4.0], {"lr": 1.0, "factor": 0.5, "patience": 0}

    expect(submission(plateau, losses, options), [1.0, 1.0, 0.5, 0.5, 0.5])
    told = submission(plateau, losses, options | {"threshold": 0.5, "lr_min": 0.2})
    expect(told, [1.0, 0.5, 0.25, 0.25, 0.2])
