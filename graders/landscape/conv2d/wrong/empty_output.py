"""Belief: a kernel that does not fit gives an empty output.

Advice: Ask for the output size of an image of 2 and a kernel of 3.
"""


def output_size(size, kernel, stride=1, padding=0):
    return max((size + 2 * padding - kernel) // stride + 1, 0)
