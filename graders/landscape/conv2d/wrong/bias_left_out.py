"""Belief: a convolution is its kernel alone.

Advice: Try weights of 0 and the bias 1.
"""

import torch
from torch import nn


def conv2d(x, weight, bias=None, stride=1, padding=0):
    if x.shape[1] != weight.shape[1]:
        raise ValueError("channels differ")
    kernel_h, kernel_w = weight.shape[2:]
    rows = output_size(x.shape[2], kernel_h, stride, padding)
    columns = output_size(x.shape[3], kernel_w, stride, padding)
    padded = nn.functional.pad(x, (padding, padding, padding, padding))
    windows = [
        padded[:, :, top : top + kernel_h, left : left + kernel_w].flatten(1)
        for top in range(0, rows * stride, stride)
        for left in range(0, columns * stride, stride)
    ]
    y = weight.flatten(1) @ torch.stack(windows, dim=-1)
    return y.unflatten(-1, (rows, columns))
