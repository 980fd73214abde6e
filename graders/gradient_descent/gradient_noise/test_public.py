"""Public checks for gradient_descent/gradient_noise: the worked example, and two parameters."""

import pytest
import torch
from probes import batches, moments, rows, scale

GRADS = torch.tensor([[-2.0], [0.0], [2.0], [8.0]])
TWO_PARAMETERS = torch.tensor([[-2.0, 1.0], [0.0, 1.0], [2.0, 5.0], [8.0, 1.0]])


@pytest.mark.points(1)
def test_rows_example(submission, expect):
    """example_gradients: -2, 0, 2, 8 in the example; two inputs and weights; float64, too."""
    x, y = torch.tensor([[1.0], [1.0], [1.0], [2.0]]), torch.tensor([2.0, 1.0, 0.0, 0.0])
    expect(submission(rows, torch.tensor([1.0]), x, y), GRADS)

    x, y = torch.tensor([[1.0, 2.0], [3.0, 0.0]]), torch.tensor([1.0, 1.0])
    w, grads = torch.tensor([1.0, -1.0]), torch.tensor([[-4.0, -8.0], [12.0, 0.0]])
    expect(submission(rows, w, x, y), grads)
    expect(submission(rows, w.double(), x.double(), y.double()), grads.double())


@pytest.mark.points(1)
def test_moments_example(submission, expect):
    """batch_moments: the variances are 7 and 4.667 in the example; two parameters; float64, too."""
    for replacement, variance in ((True, 7.0), (False, 14 / 3)):
        expect(
            submission(moments, GRADS, 2, replacement),
            {"the mean": torch.tensor([2.0]), "the variance": torch.tensor([variance])},
        )
    for dtype in (torch.float32, torch.float64):
        mean, variance = torch.tensor([[2.0, 2.0], [7.0, 1.5]], dtype=dtype)
        expect(
            submission(moments, TWO_PARAMETERS.to(dtype), 2, True),
            {"the mean": mean, "the variance": variance},
        )


@pytest.mark.points(1)
def test_batches_example(submission, expect):
    """all_batch_gradients: six pairs, and with replacement four of two examples; float64, too."""
    pairs = torch.tensor([[-1.0], [0.0], [1.0], [3.0], [4.0], [5.0]])
    expect(submission(batches, GRADS, 2, False), pairs)
    expect(submission(batches, GRADS.double(), 2, False), pairs.double())

    expect(submission(batches, GRADS[2:], 2, True), torch.tensor([[2.0], [5.0], [5.0], [8.0]]))


@pytest.mark.points(1)
def test_scale_example(submission, expect):
    """noise_scale: 3.5 in the worked example, and (14 + 3) / (4 + 4) with a second parameter."""
    expect(submission(scale, GRADS), 3.5)
    expect(submission(scale, TWO_PARAMETERS), 17 / 8)
