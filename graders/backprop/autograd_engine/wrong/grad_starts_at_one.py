"""Belief: the derivative of a node with respect to itself is 1, so every grad starts at 1.

Advice: Print the grad of a fresh node. Only one node's own derivative counts in a call of
backward().
"""


class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 1.0
        self._edges = ()
