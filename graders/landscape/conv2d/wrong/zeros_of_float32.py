"""Belief: zeros have the dtype of what is written into them.

Advice: Print x.dtype and torch.zeros(1).dtype for images of float64.
"""

import torch


def conv2d(x, weight, bias=None, stride=1, padding=0):
    n, channels, height, width = x.shape
    outputs, expected_channels, kernel_h, kernel_w = weight.shape
    if channels != expected_channels:
        raise ValueError("the input channels differ")
    rows = output_size(height, kernel_h, stride, padding)
    columns = output_size(width, kernel_w, stride, padding)
    padded = torch.nn.functional.pad(x, (padding, padding, padding, padding))
    y = torch.zeros(n, outputs, rows, columns)
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            window = padded[:, :, top : top + kernel_h, left : left + kernel_w]
            y[:, :, i, j] = window.flatten(1) @ weight.flatten(1).T
    return y if bias is None else y + bias.view(-1, 1, 1)
