"""Public checks for regularization/learning_curves: the worked example, and its figure."""

import pytest
from probes import best, bound, lines_and_labels_drawn, smoothed, verdicts

TRAIN = [1.0, 0.6, 0.4, 0.3, 0.1, 0.1, 0.2, 0.1]
VALIDATION = [1.1, 0.8, 0.4, 0.6, 0.5, 0.5, 0.6, 0.7]
SMOOTHED = [0.95, 2.3 / 3, 0.6, 0.5, 1.6 / 3, 1.6 / 3, 0.6, 0.65]


@pytest.mark.points(1)
def test_bound_example(submission, expect):
    """lower_bound: 0.35 for the last gaps of the example, and -0.025 for the last excesses."""
    expect(submission(bound, [0.1, 0.2, 0.0, 0.3, 0.4, 0.4, 0.4, 0.6], 4), 0.35)
    expect(submission(bound, [0.9, 0.5, 0.3, 0.2, 0.0, 0.0, 0.1, 0.0], 4), -0.025)


@pytest.mark.points(1)
def test_verdict_example(submission, expect):
    """diagnose: the example overfits; three other pairs of curves, and one with a NaN."""
    cases = {
        "the example": (TRAIN, VALIDATION),
        "both at 0.5": ([0.5, 0.5, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5]),
        "0.5 and 0.9": ([0.5, 0.5, 0.5, 0.5], [0.9, 0.9, 0.9, 0.9]),
        "0.2 and 0.6 on average, very noisy": ([0.2, 0.2, 0.2, 0.2], [0.9, 0.3, 0.9, 0.3]),
        "a NaN": ([0.2, float("nan"), 0.2, 0.2], [0.2, 0.2, 0.2, 0.2]),
    }

    expect(
        submission(verdicts, cases, 0.1, 0.2, 4),
        {
            "the example": "overfitting",
            "both at 0.5": "underfitting",
            "0.5 and 0.9": "both",
            "0.2 and 0.6 on average, very noisy": "neither",
            "a NaN": "diverged",
        },
    )


@pytest.mark.points(1)
def test_smooth_example(submission, expect):
    """smooth: right in the example; with radius 0 the losses stay as they are."""
    expect(submission(smoothed, VALIDATION, 1), SMOOTHED)
    expect(submission(smoothed, VALIDATION[:3], 0), VALIDATION[:3])


@pytest.mark.points(1)
def test_best_epoch_example(submission, expect):
    """best_epoch: 3 in the example; with radius 0 it is epoch 2, that of the smallest loss."""
    for radius, epoch in ((1, 3), (0, 2)):
        expect(submission(best, VALIDATION, radius), epoch)


@pytest.mark.points(1)
def test_figure_example(submission, expect):
    """plot_curves: the four lines of the example, with labels and a legend."""
    told = submission(lines_and_labels_drawn, TRAIN, VALIDATION, 1)

    epochs = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
    expect(
        told,
        {
            "line 1": {"label": "training", "x": epochs, "y": TRAIN},
            "line 2": {"label": "validation", "x": epochs, "y": VALIDATION},
            "line 3": {"label": "smoothed", "x": epochs, "y": SMOOTHED},
            "line 4": {"label": "best epoch", "vertical at": 3.0},
            "number of axes": 1,
            "x labels": "epoch",
            "y labels": "loss",
            "the legend": "best epoch, smoothed, training, validation",
        },
    )
