"""Belief: the output size is the number of steps.

Advice: How many places has a kernel of 3 in an image of 3?
"""


def output_size(size, kernel, stride=1, padding=0):
    room = size + 2 * padding - kernel
    if room < 0:
        raise ValueError("the kernel is too large")
    return room // stride
