"""Belief: p is the number of zeros in a row.

Advice: How wide is a row of 3 pixels with one zero on each side?
"""


def output_size(size, kernel, stride=1, padding=0):
    room = size + padding - kernel
    if room < 0:
        raise ValueError("the kernel is too large")
    return room // stride + 1
