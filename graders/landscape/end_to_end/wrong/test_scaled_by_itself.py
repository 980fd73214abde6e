"""Belief: each set is standardized by its own statistics.

Advice: Scale the one test input [[5.0]] with the training inputs of the example. Is it 3?
"""


def scale(train, test):
    def alone(x):
        return (x - x.mean(dim=0)) / x.std(dim=0, correction=0)

    return alone(train), alone(test)
