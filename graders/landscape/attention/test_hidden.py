"""Hidden checks for landscape/attention: shapes, masks, large scores, gradients."""

import pytest
import torch
from probes import attended, mask_of
from torch import nn

pytestmark = pytest.mark.forbidden("*scaled_dot_product*", "*attention*", "*multi_head*")

SIZES = [  # the dimensions before the last two, L, S, d, e
    ((), 3, 4, 5, 2),
    ((), 1, 3, 1, 1),
    ((2,), 4, 2, 3, 5),
    ((2, 3), 3, 3, 4, 3),
    ((1, 2, 2), 2, 5, 2, 2),
]


def causal(module, query, key, value):
    """attention(query, key, value, causal_mask(L))

    Look at the scores by themselves, then the mask, then the softmax and its dimension.
    """
    return attended(module, query, key, value, module.causal_mask(query.shape[-2]))


def gradients(module, query, key, value, mask, weighting):
    """the gradients of (weighting * outputs).sum(), from attention(query, key, value, mask)

    Look at the scores by themselves, then the mask, then the softmax and its dimension.
    """
    inputs = {"query": query, "key": key, "value": value}
    for tensor in inputs.values():
        tensor.requires_grad_()
    outputs, _ = module.attention(*(tensor.clone() for tensor in inputs.values()), mask)
    (weighting * outputs).sum().backward()
    return {f"gradient of {name}": tensor.grad for name, tensor in inputs.items()}


def result_and_arguments(module, query, key, value, mask):
    """attention(query, key, value, mask), and its arguments after the call

    Look at the scores by themselves, then the mask, then the softmax and its dimension.
    """
    arguments = {"query": query, "key": key, "value": value, "mask": mask}
    return attended(module, *arguments.values()) | arguments


def drawn(rng, before, length, keys, d, e, dtype=torch.float64):
    """Draw query, key and value."""
    shapes = [(*before, length, d), (*before, keys, d), (*before, keys, e)]
    return [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]


def drawn_mask(rng, *shape):
    """Draw a mask with which each query sees the first key or the last one, and not all."""
    mask = torch.rand(shape, generator=rng) < 0.5
    mask[..., 0] = torch.rand(shape[:-1], generator=rng) < 0.5
    mask[..., -1] = ~mask[..., 0]
    return mask


@pytest.mark.points(2)
@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_values(agree, rng, sizes, dtype):
    """attention: weights and outputs are right, whatever the shapes."""
    agree(attended, *drawn(rng, *sizes, dtype=dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(3, 4), (2, 3, 4), (2, 1, 3, 4), (2, 1, 1, 4), (1, 4)])
def test_mask(submission, expect, rng, shape):
    """attention: with a mask, outputs are those of torch, whatever shape is broadcast."""
    inputs = drawn(rng, (2, 2), 3, 4, 2, 3)
    mask = drawn_mask(rng, *shape)

    observed = submission(attended, *inputs, mask)

    expected = nn.functional.scaled_dot_product_attention(*inputs, attn_mask=mask)
    expect(observed["the outputs"], expected)
    expect(observed["the weights"] @ inputs[2], expected)


@pytest.mark.points(1)
def test_no_key(agree, rng):
    """attention: a query that may see no key gets zeros, and the others do not."""
    mask = drawn_mask(rng, 2, 4, 3)
    mask[0, 1] = mask[1, 2] = False

    agree(attended, *drawn(rng, (2,), 4, 3, 2, 2), mask)
    agree(attended, *drawn(rng, (2,), 4, 3, 2, 2), torch.zeros_like(mask))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_large_scores(agree, rng, dtype):
    """attention: large scores of either sign are no difficulty, also beside hidden keys."""
    query, key, value = drawn(rng, (), 3, 3, 1, 2, dtype=dtype)
    query = torch.tensor([[100.0], [-100.0], [0.1]], dtype=dtype)
    key = torch.tensor([[100.0], [99.0], [90.0]], dtype=dtype)
    mask = torch.tensor([[True, True, False], [True, True, False], [False, True, True]])

    agree(attended, query, key, value)
    agree(attended, query, key, value, mask)


@pytest.mark.points(1)
@pytest.mark.parametrize("length", [1, 2, 5])
def test_causal(agree, rng, length):
    """causal_mask: it is boolean, each position sees itself and those before it, and is used so."""
    agree(mask_of, length)
    agree(causal, *drawn(rng, (2,), length, length, 3, 2))


@pytest.mark.points(1)
def test_gradients(agree, rng):
    """attention: gradients flow to query, key and value, with a mask and without."""
    weighting = torch.randn(2, 3, 2, generator=rng, dtype=torch.float64)
    inputs = drawn(rng, (2,), 3, 4, 2, 2)

    agree(gradients, *inputs, None, weighting)
    agree(gradients, *inputs, drawn_mask(rng, 3, 4), weighting)


@pytest.mark.points(0.5)
def test_arguments_stay(agree, rng):
    """attention: the results are right, and the arguments are left as they were."""
    agree(result_and_arguments, *drawn(rng, (), 3, 4, 5, 2), drawn_mask(rng, 3, 4))
