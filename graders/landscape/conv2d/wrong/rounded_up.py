"""Belief: a last step that is not whole counts, too.

Advice: An image of 4 and a kernel of 3 with stride 2: does the kernel fit twice?
"""


def output_size(size, kernel, stride=1, padding=0):
    room = size + 2 * padding - kernel
    if room < 0:
        raise ValueError("the kernel is too large")
    return -(-room // stride) + 1
