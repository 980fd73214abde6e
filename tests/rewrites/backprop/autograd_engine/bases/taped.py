from __future__ import annotations

import heapq
import itertools
import math

_clock = itertools.count()


class Taped:
    exponent = None

    def set(self, op, args):
        self.op = op
        self.args = args
        self.number = next(_clock)


class Value(Taped):
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self.set("leaf", ())

    def make(self, op, data, *args):
        node = Value(data)
        node.set(op, args)
        return node

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return self.make("add", self.data + other.data, self, other)

    __radd__ = __add__

    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return self.make("sub", self.data - other.data, self, other)

    def __rsub__(self, other):
        return Value(other) - self

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return self.make("mul", self.data * other.data, self, other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return self.make("div", self.data / other.data, self, other)

    def __rtruediv__(self, other):
        return Value(other) / self

    def __neg__(self):
        return self.make("neg", -self.data, self)

    def __pow__(self, exponent):
        node = self.make("pow", self.data**exponent, self)
        node.exponent = exponent
        return node

    def exp(self):
        return self.make("exp", math.exp(self.data), self)

    def log(self):
        return self.make("log", math.log(self.data), self)

    def tanh(self):
        return self.make("tanh", math.tanh(self.data), self)

    def relu(self):
        return self.make("relu", self.data if self.data > 0 else 0.0, self)

    def slopes(self):
        numbers = [arg.data for arg in self.args]
        match self.op, numbers:
            case "add", _:
                return 1.0, 1.0
            case "sub", _:
                return 1.0, -1.0
            case "mul", [a, b]:
                return b, a
            case "div", [a, b]:
                return 1 / b, -a / (b * b)
            case "neg", _:
                return (-1.0,)
            case "pow", [a]:
                return (self.exponent * a ** (self.exponent - 1),)
            case "exp", _:
                return (self.data,)
            case "log", [a]:
                return (1 / a,)
            case "tanh", _:
                return (1 - self.data**2,)
            case "relu", [a]:
                return (1.0 if a > 0 else 0.0,)
        return ()

    def backward(self):
        derivative = {self.number: 1.0}
        heap = [(-self.number, self)]
        while heap:
            key, node = heapq.heappop(heap)
            d = derivative[-key]
            node.grad += d
            for arg, slope in zip(node.args, node.slopes(), strict=True):
                if arg.number not in derivative:
                    derivative[arg.number] = 0.0
                    heapq.heappush(heap, (-arg.number, arg))
                derivative[arg.number] += d * slope
