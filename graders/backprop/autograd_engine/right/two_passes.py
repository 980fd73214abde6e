"""Right: the pass works in grad itself, which it sets aside first and adds back at the end."""

import itertools
import math

clock = itertools.count()


class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self.prev = ()
        self.push = lambda: None
        self.time = next(clock)

    @staticmethod
    def make(data, *prev):
        out = Value(data)
        out.prev = prev
        return out

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value.make(self.data + other.data, self, other)

        def push():
            self.grad += out.grad
            other.grad += out.grad

        out.push = push
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value.make(self.data * other.data, self, other)

        def push():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.push = push
        return out

    def _mapped(self, data, slope):
        out = Value.make(data, self)

        def push():
            self.grad += slope * out.grad

        out.push = push
        return out

    def __pow__(self, k):
        return self._mapped(self.data**k, k * self.data ** (k - 1))

    def exp(self):
        return self._mapped(math.e**self.data, math.e**self.data)

    def log(self):
        return self._mapped(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = (math.exp(2 * self.data) - 1) / (math.exp(2 * self.data) + 1)
        return self._mapped(t, 1 - t * t)

    def relu(self):
        return self._mapped(max(self.data, 0.0), float(self.data > 0))

    def __neg__(self):
        return self._mapped(-self.data, -1.0)

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return -(self - other)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * (other**-1 if isinstance(other, Value) else 1 / other)

    def __rtruediv__(self, other):
        return other * self**-1

    def backward(self):
        nodes, frontier = {self}, {self}
        while frontier:
            frontier = {p for node in frontier for p in node.prev} - nodes
            nodes |= frontier
        saved = {node: node.grad for node in nodes}
        for node in nodes:
            node.grad = 0.0
        self.grad = 1.0
        for node in sorted(nodes, key=lambda n: -n.time):
            node.push()
        for node in nodes:
            node.grad += saved[node]
