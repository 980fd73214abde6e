from __future__ import annotations

import math


class Value:
    def __init__(self, data: float, inputs: tuple[tuple[Value, float], ...] = ()) -> None:
        self.data = data
        self.grad = 0.0
        self.inputs = inputs

    @classmethod
    def of(cls, number: Value | float) -> Value:
        return number if isinstance(number, cls) else cls(float(number))

    def __add__(self, other: Value | float) -> Value:
        other = Value.of(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other: Value | float) -> Value:
        other = Value.of(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __neg__(self) -> Value:
        return Value(-self.data, ((self, -1.0),))

    def reciprocal(self) -> Value:
        inverse = 1.0 / self.data
        return Value(inverse, ((self, -inverse * inverse),))

    def __sub__(self, other: Value | float) -> Value:
        return self + (-Value.of(other))

    def __truediv__(self, other: Value | float) -> Value:
        return self * Value.of(other).reciprocal()

    def __radd__(self, other: float) -> Value:
        return Value.of(other) + self

    def __rsub__(self, other: float) -> Value:
        return Value.of(other) - self

    def __rmul__(self, other: float) -> Value:
        return Value.of(other) * self

    def __rtruediv__(self, other: float) -> Value:
        return Value.of(other) / self

    def __pow__(self, exponent: float) -> Value:
        return Value(self.data**exponent, ((self, exponent * self.data ** (exponent - 1)),))

    def exp(self) -> Value:
        return Value(math.exp(self.data), ((self, math.exp(self.data)),))

    def log(self) -> Value:
        return Value(math.log(self.data), ((self, 1 / self.data),))

    def tanh(self) -> Value:
        return Value(math.tanh(self.data), ((self, 1 - math.tanh(self.data) ** 2),))

    def relu(self) -> Value:
        return Value(max(self.data, 0.0), ((self, 1.0 if self.data > 0 else 0.0),))

    def backward(self) -> None:
        topo: list[Value] = []
        visited: set[Value] = set()

        def visit(node: Value) -> None:
            if node in visited:
                return
            visited.add(node)
            for operand, _ in node.inputs:
                visit(operand)
            topo.append(node)

        visit(self)
        flow = {node: 0.0 for node in topo}
        flow[self] = 1.0
        for node in reversed(topo):
            for operand, slope in node.inputs:
                flow[operand] += slope * flow[node]
            node.grad += flow[node]
