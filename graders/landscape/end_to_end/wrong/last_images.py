"""Belief: any n training images will do.

Advice: Print the indices of the images that your ways get for n = 2.
"""


def compare(ways, fit, train, test, sizes):
    return {
        name: [_accuracy(way, fit, (train[0][-n:], train[1][-n:]), test) for n in sizes]
        for name, way in ways.items()
    }
