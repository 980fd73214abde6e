"""Hidden checks for landscape/conv2d: values and gradients are those of F.conv2d."""

import pytest
import torch
from probes import convolved, refused_shapes, refused_sizes, size_of
from torch import nn

pytestmark = pytest.mark.forbidden("conv*", "*convolution*", "*conv2d*")

SHAPES = [
    ((1, 1, 4, 4), (1, 1, 3, 3)),
    ((2, 3, 5, 4), (2, 3, 2, 3)),
    ((3, 2, 3, 6), (4, 2, 3, 1)),
    ((2, 2, 2, 3), (3, 2, 1, 1)),
    ((2, 2, 3, 2), (2, 2, 3, 2)),  # a single place
    ((1, 300, 1, 2), (2, 300, 1, 1)),  # many channels
]
STEPS = [2, 3, 4]  # the last one is larger than the kernel


def gradients(module, x, weight, bias, weighting):
    """the gradients of (weighting * conv2d(x, weight, bias)).sum()"""
    tensors = {"x": x, "weight": weight, "bias": bias}
    for tensor in tensors.values():
        tensor.requires_grad_()
    (weighting * module.conv2d(x, weight, bias)).sum().backward()
    return {f"gradient of {name}": tensor.grad for name, tensor in tensors.items()}


def normal(rng, *shapes, dtype=torch.float64):
    return [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]


@pytest.mark.points(1)
def test_output_size(agree):
    """output_size: it is right for many sizes, whether or not the last step is a whole one."""
    for case in [(7, 3), (1, 1), (32, 3, 1, 1), (32, 3, 2, 1), (9, 2, 3, 2), (6, 2, 3), (4, 2, 5)]:
        agree(size_of, *case)


@pytest.mark.points(1)
def test_refused_sizes(agree):
    """output_size: only a kernel larger than the padded size raises ValueError."""
    agree(refused_sizes, [(2, 3, 1, 0), (2, 4, 1, 1), (2, 5, 1, 1), (1, 6, 4, 2), (1, 5, 4, 2)])


@pytest.mark.points(2)
@pytest.mark.parametrize("shapes", SHAPES)
def test_values(submission, expect, rng, shapes):
    """conv2d: outputs are right, whatever the shapes of images and kernels."""
    x, weight = normal(rng, *shapes)

    expect(submission(convolved, x, weight), nn.functional.conv2d(x, weight))


@pytest.mark.points(1)
def test_bias(submission, expect, rng):
    """conv2d: each output channel has a bias, which is added once; float32 stays float32."""
    for dtype in (torch.float64, torch.float32):
        x, weight, bias = normal(rng, (2, 3, 4, 4), (4, 3, 2, 2), (4,), dtype=dtype)

        expect(submission(convolved, x, weight, bias), nn.functional.conv2d(x, weight, bias))


@pytest.mark.points(1)
@pytest.mark.parametrize("stride", STEPS)
def test_stride(submission, expect, rng, stride):
    """conv2d: the stride is the step in both directions; places with no room are left out."""
    x, weight = normal(rng, (2, 2, 6, 7), (3, 2, 3, 2))

    expect(
        submission(convolved, x, weight, None, stride),
        nn.functional.conv2d(x, weight, None, stride),
    )


@pytest.mark.points(1)
@pytest.mark.parametrize("padding", [1, 2, 3])
def test_padding(submission, expect, rng, padding):
    """conv2d: the padding is zeros on all four sides, also with a stride."""
    x, weight = normal(rng, (2, 2, 3, 2), (3, 2, 3, 3))

    for stride in (1, 2):
        expect(
            submission(convolved, x, weight, None, stride, padding),
            nn.functional.conv2d(x, weight, None, stride, padding),
        )


@pytest.mark.points(1)
def test_gradients(agree, rng):
    """conv2d: gradients flow to the images, the kernels and the biases."""
    x, weight, bias, weighting = normal(rng, (2, 2, 3, 4), (3, 2, 2, 2), (3,), (2, 3, 2, 3))

    agree(gradients, x, weight, bias, weighting)


@pytest.mark.points(1)
def test_refused_shapes(agree, rng):
    """conv2d: only kernels that are too large, or for other channels, raise ValueError."""
    cases = [
        ((1, 2, 3, 5), (1, 2, 4, 2), 0),
        ((1, 2, 5, 3), (1, 2, 2, 4), 0),
        ((1, 2, 3, 3), (1, 2, 5, 5), 1),
        ((2, 3, 3, 3), (2, 1, 2, 2), 0),
        ((2, 1, 3, 3), (3, 3, 2, 2), 0),
        ((3, 2, 3, 3), (2, 3, 2, 2), 1),
    ]

    agree(refused_shapes, [(*normal(rng, x, weight), padding) for x, weight, padding in cases])
