import math
from collections import deque


def _lift(number):
    return number if isinstance(number, Value) else Value(float(number))


class Value:
    def __init__(self, data, *made_of):
        self.data = data
        self.grad = 0.0
        self._made_of = made_of  # pairs: (operand, local derivative)

    def __add__(self, other):
        other = _lift(other)
        return Value(self.data + other.data, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        other = _lift(other)
        return Value(self.data * other.data, (self, other.data), (other, self.data))

    def __truediv__(self, other):
        other = _lift(other)
        q = self.data / other.data
        return Value(q, (self, 1 / other.data), (other, -q / other.data))

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + _lift(other) * -1.0

    def __rsub__(self, other):
        return _lift(other) - self

    def __rtruediv__(self, other):
        return _lift(other) / self

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, k):
        return Value(self.data**k, (self, k * self.data ** (k - 1)))

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self, e))

    def log(self):
        return Value(math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self, (1 - t) * (1 + t)))

    def relu(self):
        on = float(self.data > 0)
        return Value(on * self.data, (self, on))

    def backward(self):
        # how often each node is still waited for
        waiting, found = {self: 0}, [self]
        for node in found:
            for operand, _ in node._made_of:
                if operand not in waiting:
                    waiting[operand] = 0
                    found.append(operand)
                waiting[operand] += 1

        flow = dict.fromkeys(found, 0.0)
        flow[self] = 1.0
        complete = deque([self])
        while complete:
            node = complete.popleft()
            node.grad += flow[node]
            for operand, slope in node._made_of:
                flow[operand] += slope * flow[node]
                waiting[operand] -= 1
                if waiting[operand] == 0:
                    complete.append(operand)
