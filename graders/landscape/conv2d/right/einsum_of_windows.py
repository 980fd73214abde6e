import torch


def output_size(size, kernel, stride=1, padding=0):
    places = range(0, size + 2 * padding - kernel + 1, stride)
    if not places:
        raise ValueError("the kernel is too large")
    return len(places)


def conv2d(x, weight, bias=None, stride=1, padding=0):
    n, channels, height, width = x.shape
    if weight.size(1) != channels:
        raise ValueError("channels differ")
    for size, kernel in zip(x.shape[2:], weight.shape[2:], strict=True):
        output_size(size, kernel, stride, padding)
    padded = x.new_zeros(n, channels, height + 2 * padding, width + 2 * padding)
    padded[:, :, padding : padding + height, padding : padding + width] = x
    windows = padded.unfold(2, weight.size(2), stride).unfold(3, weight.size(3), stride)
    y = torch.einsum("ncijuv,ocuv->noij", windows, weight)
    return y if bias is None else y + bias[None, :, None, None]
