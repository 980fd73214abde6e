"""Hidden checks for gradient_descent/gradient_noise: random gradients, several sizes of batches."""

import pytest
import torch
from probes import batches, moments, rows, scale

DTYPES = [torch.float32, torch.float64]


def drawn(rng, *shape, dtype=torch.float64):
    return 1 + torch.randn(shape, generator=rng, dtype=dtype)


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_rows(agree, rng, dtype):
    """example_gradients: right for several weights, and for a single example."""
    for count in (5, 1):
        w, x, y = drawn(rng, 3), drawn(rng, count, 3), drawn(rng, count)
        agree(rows, w.to(dtype), x.to(dtype), y.to(dtype))


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_moments_with_replacement(agree, rng, dtype):
    """batch_moments: right with replacement, for batches of one to all examples."""
    for batch_size in (1, 3, 6):
        agree(moments, drawn(rng, 6, 2, dtype=dtype), batch_size, True)


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_moments_without_replacement(agree, rng, dtype):
    """batch_moments: right without replacement, for batches of one to all examples."""
    for batch_size in (1, 3, 6):
        agree(moments, drawn(rng, 6, 2, dtype=dtype), batch_size, False)


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_batches_with_replacement(agree, rng, dtype):
    """all_batch_gradients: each sequence of draws has its row, with replacement."""
    grads = drawn(rng, 4, 3, dtype=dtype)

    for batch_size in (1, 2, 3):
        agree(batches, grads, batch_size, True)


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_batches_without_replacement(agree, rng, dtype):
    """all_batch_gradients: each set of examples has its row, without replacement."""
    grads = drawn(rng, 5, 3, dtype=dtype)

    for batch_size in (2, 3, 5):
        agree(batches, grads, batch_size, False)


@pytest.mark.points(2)
@pytest.mark.parametrize("count", [1, 7])
def test_scale(agree, rng, count):
    """noise_scale: right for several parameters, and 0 for a single example."""
    agree(scale, drawn(rng, 7, 3))
    agree(scale, drawn(rng, count, 2, dtype=torch.float32).abs() + 1)
