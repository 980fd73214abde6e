"""Belief: a model is a list of layers.

Advice: Print the new model for a Sequential inside a Sequential.
"""


def _in_order(module):
    yield from module
