r"""Write the convolution of images, as nn.Conv2d computes it.

A convolution moves a small kernel of weights over an image. It has far fewer weights than a linear
layer on all pixels, and it finds a pattern wherever it is.

    >>> x = torch.tensor([[[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]]]])
    >>> weight = torch.tensor([[[[1.0, 2.0], [0.0, -1.0]]]])
    >>> conv2d(x, weight)
    tensor([[[[-2.,  0.],
              [ 4.,  6.]]]])

Images have channels, such as red, green and blue. Each output channel o has a kernel of its own,
with weights for all input channels. With p zeros around each image n (the padding) and steps of s
pixels (the stride):

    y[n, o, i, j] = b[o] + sum over c, u, v of weight[o, c, u, v] padded[n, c, i s + u, j s + v]

In each direction, the number of places for a kernel of size k is

    output size = ⌊(size + 2 p - k) / s⌋ + 1

The kernel is not flipped: mathematics calls this a cross-correlation.

Worked example: at the top left the kernel sees 0 and 1, below them 3 and 4. So y is
1 · 0 + 2 · 1 + 0 · 3 - 1 · 4 = -2. With p = 1 and s = 2 the output size is
⌊(3 + 2 - 2) / 2⌋ + 1 = 2. At the top right the kernel then sees 0 and 0, below them 1 and 2:

    >>> output_size(3, kernel=2, stride=2, padding=1)
    2
    >>> conv2d(x, weight, torch.tensor([0.5]), stride=2, padding=1)
    tensor([[[[ 0.5000, -1.5000],
              [ 0.5000,  6.5000]]]])

Rules
- ValueError is raised if a kernel is larger than the padded image, in either direction, and if x
  and weight differ in their number of input channels.
- Results are differentiable with respect to x, weight and bias.
- Torch's own convolutions are forbidden.

Source: LeCun et al. (1998), "Gradient-based learning applied to document recognition"; PyTorch's
documentation of torch.nn.Conv2d.

Fine print
- Loops are welcome. nn.functional.pad(x, (p, p, p, p)) puts zeros around images.
  nn.functional.unfold, Tensor.unfold and torch.einsum are allowed, too.
- All tensors of a call are float32, or all are float64; so is the result. Sizes are at least 1.
- Images and kernels need not be square.
- The stride may be larger than the kernel, and so may the padding.
- `dilation` and `groups` of nn.Conv2d are left out. They are 1 here.
"""

import torch
from torch import nn


def output_size(size: int, kernel: int, stride: int = 1, padding: int = 0) -> int:
    """Compute the output's height or width.

    Args:
        size: height or width of the image.
        kernel: k, that of the kernel.
        stride: s, >= 1.
        padding: p, the number of zeros on each side, >= 0.

    Returns:
        How many places the kernel has in this direction.

    Raises:
        ValueError: the kernel is larger than the padded image.
    """
    room = size + 2 * padding - kernel
    if room < 0:
        raise ValueError(f"a kernel of size {kernel} is larger than the padded image")
    return room // stride + 1


def conv2d(
    x: torch.Tensor,
    weight: torch.Tensor,
    bias: torch.Tensor | None = None,
    stride: int = 1,
    padding: int = 0,
) -> torch.Tensor:
    """Move kernels over images, and compute a weighted sum at each place.

    Args:
        x: (N, C_in, H, W), images.
        weight: (C_out, C_in, kH, kW), a kernel for each output channel.
        bias: (C_out,); None for no bias.
        stride: s, the step between two places, >= 1.
        padding: p, the number of zeros on each side, >= 0.

    Returns:
        (N, C_out, H_out, W_out).

    Raises:
        ValueError: a kernel is larger than the padded image, or the input channels differ.
    """
    _, channels, height, width = x.shape
    _, expected_channels, kernel_h, kernel_w = weight.shape
    if channels != expected_channels:
        raise ValueError(f"x has {channels} channels; expected {expected_channels}, as in weight")
    rows = output_size(height, kernel_h, stride, padding)
    columns = output_size(width, kernel_w, stride, padding)
    padded = nn.functional.pad(x, (padding, padding, padding, padding))
    windows = [
        padded[:, :, top : top + kernel_h, left : left + kernel_w].flatten(1)
        for top in range(0, rows * stride, stride)
        for left in range(0, columns * stride, stride)
    ]
    y = weight.flatten(1) @ torch.stack(windows, dim=-1)  # a linear layer on each window
    if bias is not None:
        y = y + bias.unsqueeze(1)
    return y.unflatten(-1, (rows, columns))
