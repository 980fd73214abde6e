import math

from torch.nn.functional import unfold


def output_size(size, kernel, stride=1, padding=0):
    free = size + 2 * padding - kernel
    if free < 0:
        raise ValueError(f"{kernel} > {size + 2 * padding}")
    return math.floor(free / stride) + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    if weight.shape[1] != x.shape[1]:
        raise ValueError(f"{weight.shape[1]} != {x.shape[1]}")
    h = output_size(x.shape[2], weight.shape[2], stride, padding)
    w = output_size(x.shape[3], weight.shape[3], stride, padding)
    columns = unfold(x, tuple(weight.shape[2:]), padding=padding, stride=stride)
    y = (columns.mT @ weight.flatten(1).mT).mT
    if bias is not None:
        y = y + bias[:, None]
    return y.reshape(len(x), len(weight), h, w)
