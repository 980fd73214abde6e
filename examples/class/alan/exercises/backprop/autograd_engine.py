import heapq
import itertools
import math

CLOCK = itertools.count()


class Value:
    """Every value gets a time stamp: operands are always older than results."""

    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self.time = next(CLOCK)
        self.operands = []
        self.slopes = []

    def made_from(self, operand, slope):
        self.operands.append(operand)
        self.slopes.append(slope)
        return self

    @staticmethod
    def wrap(number):
        if isinstance(number, Value):
            return number
        return Value(float(number))

    def __add__(self, other):
        other = Value.wrap(other)
        result = Value(self.data + other.data)
        result.made_from(self, 1.0)
        result.made_from(other, 1.0)
        return result

    def __radd__(self, other):
        return self.__add__(other)

    def __sub__(self, other):
        other = Value.wrap(other)
        result = Value(self.data - other.data)
        result.made_from(self, 1.0)
        result.made_from(other, -1.0)
        return result

    def __rsub__(self, other):
        return Value.wrap(other).__sub__(self)

    def __mul__(self, other):
        other = Value.wrap(other)
        result = Value(self.data * other.data)
        result.made_from(self, other.data)
        result.made_from(other, self.data)
        return result

    def __rmul__(self, other):
        return self.__mul__(other)

    def __truediv__(self, other):
        other = Value.wrap(other)
        result = Value(self.data / other.data)
        result.made_from(self, 1.0 / other.data)
        result.made_from(other, -self.data / (other.data * other.data))
        return result

    def __rtruediv__(self, other):
        return Value.wrap(other).__truediv__(self)

    def __neg__(self):
        return Value(-self.data).made_from(self, -1.0)

    def __pow__(self, exponent):
        slope = exponent * math.pow(self.data, exponent - 1)
        return Value(math.pow(self.data, exponent)).made_from(self, slope)

    def exp(self):
        result = Value(math.exp(self.data))
        return result.made_from(self, result.data)

    def log(self):
        if self.data <= 0:
            raise ValueError("log of a number that is not positive")
        return Value(math.log(self.data)).made_from(self, 1.0 / self.data)

    def tanh(self):
        # 1 - tanh^2 = 1 / cosh^2
        return Value(math.tanh(self.data)).made_from(self, math.cosh(self.data) ** -2)

    def relu(self):
        if self.data > 0:
            return Value(self.data).made_from(self, 1.0)
        return Value(0.0).made_from(self, 0.0)

    def backward(self):
        # take the youngest node first: whatever uses a node is younger than it
        adjoint = {self.time: 1.0}
        heap = [(-self.time, self)]
        while heap:
            _, node = heapq.heappop(heap)
            flow = adjoint[node.time]
            node.grad += flow
            for operand, slope in zip(node.operands, node.slopes, strict=True):
                if operand.time in adjoint:
                    adjoint[operand.time] += flow * slope
                else:
                    adjoint[operand.time] = flow * slope
                    heapq.heappush(heap, (-operand.time, operand))
