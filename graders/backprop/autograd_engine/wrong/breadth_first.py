"""Belief: going back level by level, each node comes after all nodes that use it.

Advice: Draw a node that is used by the result and also further down, by one of its operands. When
does your pass reach it, and when is its sum complete?
"""

import math


class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self._edges = ()

    def __add__(self, other):
        other = _as_value(other)
        return _result(self.data + other.data, (self, 1.0), (other, 1.0))

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        other = _as_value(other)
        return _result(self.data * other.data, (self, other.data), (other, self.data))

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * _as_value(other) ** -1

    def __rtruediv__(self, other):
        return self**-1 * other

    def __neg__(self):
        return _result(-self.data, (self, -1.0))

    def __pow__(self, exponent):
        slope = exponent * self.data ** (exponent - 1)
        return _result(self.data**exponent, (self, slope))

    def exp(self):
        result = math.exp(self.data)
        return _result(result, (self, result))

    def log(self):
        return _result(math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        result = math.tanh(self.data)
        return _result(result, (self, 1 - result**2))

    def relu(self):
        return _result(max(0.0, self.data), (self, 1.0 if self.data > 0 else 0.0))

    def backward(self):
        flow = {self: 1.0}
        for node in self._results_first():
            node.grad += flow[node]
            for operand, slope in node._edges:
                flow[operand] = flow.get(operand, 0.0) + flow[node] * slope

    def _results_first(self):
        found, queue = {}, [self]
        while queue:
            node = queue.pop(0)
            if node not in found:
                found[node] = True
                queue.extend(operand for operand, _ in node._edges)
        return list(found)


def _as_value(number):
    return number if isinstance(number, Value) else Value(number)


def _result(data, *edges):
    node = Value(data)
    node._edges = edges
    return node
