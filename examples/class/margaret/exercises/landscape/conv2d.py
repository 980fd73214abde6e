import torch


def output_size(size, kernel, stride=1, padding=0):
    count, start = 0, -padding
    while start + kernel <= size + padding:
        count += 1
        start += stride
    if count == 0:
        raise ValueError("no room for the kernel")
    return count


def conv2d(x, weight, bias=None, stride=1, padding=0):
    if x.size(1) != weight.size(1):
        raise ValueError("input channels")
    height, width = x.size(2), x.size(3)
    rows = output_size(height, weight.size(2), stride, padding)
    columns = output_size(width, weight.size(3), stride, padding)
    y = torch.zeros(x.size(0), weight.size(0), rows, columns, dtype=x.dtype)
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride - padding, j * stride - padding
            bottom, right = top + weight.size(2), left + weight.size(3)
            t, b = max(top, 0), min(bottom, height)
            le, r = max(left, 0), min(right, width)
            if t < b and le < r:
                pixels = x[:, None, :, t:b, le:r]
                below = weight[None, :, :, t - top : b - top, le - left : r - left]
                y[:, :, i, j] = (pixels * below).sum(dim=(2, 3, 4))
            if bias is not None:
                y[:, :, i, j] += bias
    return y
