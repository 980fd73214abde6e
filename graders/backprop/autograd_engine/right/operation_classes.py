"""Right: a class for each operation; nodes are numbered as they are made, the latest goes first."""

import heapq
import itertools
import math
from abc import ABC, abstractmethod
from collections import defaultdict

_numbers = itertools.count()


class Value:
    __slots__ = ("args", "data", "grad", "number", "op")

    def __init__(self, data: float) -> None:
        self.data = float(data)
        self.grad = 0.0
        self.op = None
        self.args = []
        self.number = next(_numbers)

    def __lt__(self, other):
        return self.number > other.number  # for the heap: the latest first

    def __add__(self, other):
        return Sum.of(self, other)

    def __radd__(self, other):
        return Sum.of(other, self)

    def __sub__(self, other):
        return Sum.of(self, Product.of(-1, other))

    def __rsub__(self, other):
        return Sum.of(other, Product.of(-1, self))

    def __mul__(self, other):
        return Product.of(self, other)

    def __rmul__(self, other):
        return Product.of(other, self)

    def __truediv__(self, other):
        return Quotient.of(self, other)

    def __rtruediv__(self, other):
        return Quotient.of(other, self)

    def __neg__(self):
        return Product.of(self, -1.0)

    def __pow__(self, exponent):
        return Power(exponent).applied(self)

    def exp(self):
        return Exponential.of(self)

    def log(self):
        return Logarithm.of(self)

    def tanh(self):
        return Tangent.of(self)

    def relu(self):
        return Rectifier.of(self)

    def backward(self):
        sums = defaultdict(float)
        sums[self.number] = 1.0
        heap, known = [self], {self.number}
        while heap:
            node = heapq.heappop(heap)
            total = sums.pop(node.number)
            node.grad += total
            if node.op is None:
                continue
            partials = node.op.partials(node.data, *(arg.data for arg in node.args))
            for arg, partial in zip(node.args, partials):
                sums[arg.number] += total * partial
                if arg.number not in known:
                    known.add(arg.number)
                    heapq.heappush(heap, arg)


class Operation(ABC):
    @classmethod
    def of(cls, *args):
        return cls().applied(*args)

    def applied(self, *args):
        args = [arg if isinstance(arg, Value) else Value(arg) for arg in args]
        out = Value(self.value(*(arg.data for arg in args)))
        out.op, out.args = self, args
        return out

    @abstractmethod
    def value(self, *data): ...

    @abstractmethod
    def partials(self, out, *data): ...


class Sum(Operation):
    def value(self, a, b):
        return a + b

    def partials(self, out, a, b):
        return 1.0, 1.0


class Product(Operation):
    def value(self, a, b):
        return a * b

    def partials(self, out, a, b):
        return b, a


class Quotient(Operation):
    def value(self, a, b):
        return a / b

    def partials(self, out, a, b):
        return 1 / b, -a / b**2


class Power(Operation):
    def __init__(self, exponent):
        self.exponent = exponent

    def value(self, a):
        return math.pow(a, self.exponent)

    def partials(self, out, a):
        return (self.exponent * math.pow(a, self.exponent - 1),)


class Exponential(Operation):
    def value(self, a):
        return math.exp(a)

    def partials(self, out, a):
        return (out,)


class Logarithm(Operation):
    def value(self, a):
        return math.log(a)

    def partials(self, out, a):
        return (1 / a,)


class Tangent(Operation):
    def value(self, a):
        return math.tanh(a)

    def partials(self, out, a):
        return (1 / math.cosh(a) ** 2,)


class Rectifier(Operation):
    def value(self, a):
        return (a + abs(a)) / 2

    def partials(self, out, a):
        return (float(out > 0),)
