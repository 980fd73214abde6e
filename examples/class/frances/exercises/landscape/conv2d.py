import torch
from torch import nn
import torch
from torch import nn

def output_size(size: int, kernel: int, stride: int=1, padding: int=0) -> int:
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
        raise ValueError(f'a kernel of size {kernel} is larger than the padded image')
    return room // stride + 1

def conv2d(x, weight, bias=None, stride=1, padding=0):
    if x.shape[1] != weight.shape[1]:
        raise ValueError('channels differ')
    kernel_h, kernel_w = weight.shape[2:]
    rows = output_size(x.shape[2], kernel_h, stride, padding)
    columns = output_size(x.shape[3], kernel_w, stride, padding)
    padded = nn.functional.pad(x, (padding, padding, padding, padding))
    windows = [padded[:, :, top:top + kernel_h, left:left + kernel_w].flatten(1) for top in range(0, rows * stride, stride) for left in range(0, columns * stride, stride)]
    y = weight.flip(2, 3).flatten(1) @ torch.stack(windows, dim=-1)
    if bias is not None:
        y = y + bias.unsqueeze(1)
    return y.unflatten(-1, (rows, columns))
