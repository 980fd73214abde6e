"""Belief: an accuracy is given in percent.

Advice: Print an accuracy. Can a share be larger than 1?
"""


def compare(ways, fit, train, test, sizes):
    return {
        name: [100 * _accuracy(way, fit, (train[0][:n], train[1][:n]), test) for n in sizes]
        for name, way in ways.items()
    }
