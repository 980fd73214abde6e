from __future__ import annotations

import math


class Node:
    """A place in the graph: where it comes from, and the local derivatives."""

    def __init__(self, parents, slopes):
        self.parents = parents
        self.slopes = slopes


class Value(Node):
    def __init__(self, data, parents=(), slopes=()):
        super().__init__(parents, slopes)
        self.data = data
        self.grad = 0.0

    @staticmethod
    def wrap(x):
        return x if isinstance(x, Value) else Value(float(x))

    def __add__(self, other):
        other = Value.wrap(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __radd__(self, other):
        return Value.wrap(other) + self

    def __sub__(self, other):
        other = Value.wrap(other)
        return Value(self.data - other.data, (self, other), (1.0, -1.0))

    def __rsub__(self, other):
        return Value.wrap(other) - self

    def __mul__(self, other):
        other = Value.wrap(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __rmul__(self, other):
        return Value.wrap(other) * self

    def __truediv__(self, other):
        other = Value.wrap(other)
        a, b = self.data, other.data
        return Value(a / b, (self, other), (1 / b, -a / b**2))

    def __rtruediv__(self, other):
        return Value.wrap(other) / self

    def __neg__(self):
        return Value(-self.data, (self,), (-1.0,))

    def __pow__(self, exponent):
        a = self.data
        return Value(a**exponent, (self,), (exponent * a ** (exponent - 1),))

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,))

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,))

    def relu(self):
        if self.data > 0:
            return Value(self.data, (self,), (1.0,))
        return Value(0.0, (self,), (0.0,))

    def backward(self):
        uses = {self: 0}
        todo = [self]
        while todo:
            for parent in todo.pop().parents:
                if parent not in uses:
                    uses[parent] = 0
                    todo.append(parent)
                uses[parent] += 1
        total = dict.fromkeys(uses, 0.0)
        total[self] = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            node.grad += total[node]
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                total[parent] += total[node] * slope
                uses[parent] -= 1
                if uses[parent] == 0:
                    ready.append(parent)
