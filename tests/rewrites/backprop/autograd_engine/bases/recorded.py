from __future__ import annotations

import math


def _value(x):
    if isinstance(x, Value):
        return x
    return Value(x)


class Recorded:
    def record(self, children, send):
        self._children = list(children)
        self._send = send


class Value(Recorded):
    def __init__(self, data, children=(), send=None):
        self.data = data
        self.grad = 0.0
        self.record(children, send)

    def __add__(self, other):
        other = _value(other)
        return Value(self.data + other.data, [self, other], lambda g: [g, g])

    def __radd__(self, other):
        return self + other

    def __mul__(self, other):
        other = _value(other)

        def send(g):
            return [g * other.data, g * self.data]

        return Value(self.data * other.data, [self, other], send)

    def __rmul__(self, other):
        return self * other

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + (-_value(other))

    def __rsub__(self, other):
        return (-self) + other

    def __pow__(self, exponent):
        def send(g):
            return [g * exponent * self.data ** (exponent - 1)]

        return Value(self.data**exponent, [self], send)

    def __truediv__(self, other):
        return self * _value(other) ** -1

    def __rtruediv__(self, other):
        return self**-1 * other

    def exp(self):
        y = math.exp(self.data)
        return Value(y, [self], lambda g: [g * y])

    def log(self):
        return Value(math.log(self.data), [self], lambda g: [g / self.data])

    def tanh(self):
        y = math.tanh(self.data)
        return Value(y, [self], lambda g: [g * (1 - y**2)])

    def relu(self):
        y = max(self.data, 0.0)
        return Value(y, [self], lambda g: [g if y > 0 else 0.0])

    def backward(self):
        order, visited = [], set()
        stack = [(self, 0)]
        while stack:
            node, times = stack.pop()
            if times == 1:
                order.append(node)
                continue
            if id(node) in visited:
                continue
            visited.add(id(node))
            stack.append((node, 1))
            for child in node._children:
                stack.append((child, 0))
        upstream = {id(node): 0.0 for node in order}
        upstream[id(self)] = 1.0
        for node in reversed(order):
            g = upstream[id(node)]
            node.grad += g
            if node._send is not None:
                for child, part in zip(node._children, node._send(g), strict=True):
                    upstream[id(child)] += part
