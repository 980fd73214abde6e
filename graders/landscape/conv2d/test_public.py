"""Public checks for landscape/conv2d: the worked examples, several channels, what is refused."""

import pytest
import torch
from probes import convolved, refused_shapes, refused_sizes, size_of

pytestmark = pytest.mark.forbidden("conv*", "*convolution*", "*conv2d*")

X = torch.arange(9.0).view(1, 1, 3, 3)
WEIGHT = torch.tensor([[[[1.0, 2.0], [0.0, -1.0]]]])


@pytest.mark.points(1)
def test_size_example(submission, expect):
    """output_size: size 3 and kernel 2 give 2 with stride 2 and padding 1, and 4 with stride 1."""
    expect(submission(size_of, 3, 2, 2, 1), 2)
    expect(submission(size_of, 3, 2, 1, 1), 4)
    expect(submission(size_of, 28, 5), 24)
    expect(
        submission(refused_sizes, [(3, 4), (3, 3)]),
        {"size 3, kernel 4": "ValueError", "size 3, kernel 3": "no ValueError was raised"},
    )


@pytest.mark.points(1)
def test_example(submission, expect):
    """conv2d: the worked example is [[-2, 0], [4, 6]], 0.5 more with that bias; float64, too."""
    y = torch.tensor([[[[-2.0, 0.0], [4.0, 6.0]]]])

    expect(submission(convolved, X, WEIGHT), y)
    expect(submission(convolved, X, WEIGHT, torch.tensor([0.5])), y + 0.5)
    expect(submission(convolved, X.double(), WEIGHT.double()), y.double())


@pytest.mark.points(1)
def test_stride_and_padding_example(submission, expect):
    """conv2d: with stride 2 and padding 1 the worked example is [[0.5, -1.5], [0.5, 6.5]]."""
    expect(submission(convolved, X, WEIGHT, None, 2), torch.tensor([[[[-2.0]]]]))
    expect(
        submission(convolved, X, WEIGHT, torch.tensor([0.5]), 2, 1),
        torch.tensor([[[[0.5, -1.5], [0.5, 6.5]]]]),
    )


@pytest.mark.points(1)
def test_channels_example(submission, expect):
    """conv2d: two kernels that are not square, over two channels; other channels are refused."""
    x = torch.cat([X, 10 * X], dim=1)
    weight = torch.tensor([[[[1.0, 0.0]], [[0.0, 1.0]]], [[[0.0, 0.0]], [[1.0, -1.0]]]])
    first = torch.tensor([[10.0, 21.0], [43.0, 54.0], [76.0, 87.0]])
    second = torch.full((3, 2), -10.0)

    expect(
        submission(convolved, x, weight, torch.tensor([1.0, 2.0])),
        torch.stack([first + 1, second + 2]).unsqueeze(0),
    )
    expect(
        submission(refused_shapes, [(X, weight, 0), (x, weight, 0)]),
        {
            "x (1, 1, 3, 3), weight (2, 2, 1, 2), padding 0": "ValueError",
            "x (1, 2, 3, 3), weight (2, 2, 1, 2), padding 0": "no ValueError was raised",
        },
    )
