import math


class Value:
    def __init__(self, data, op="leaf", a=None, b=None):
        self.data, self.grad = data, 0.0
        self.op, self.a, self.b = op, a, b

    def __add__(self, other):
        other = constant(other)
        return Value(self.data + other.data, "+", self, other)

    def __sub__(self, other):
        other = constant(other)
        return Value(self.data - other.data, "-", self, other)

    def __mul__(self, other):
        other = constant(other)
        return Value(self.data * other.data, "*", self, other)

    def __truediv__(self, other):
        other = constant(other)
        return Value(self.data / other.data, "/", self, other)

    def __radd__(self, other):
        return constant(other) + self

    def __rsub__(self, other):
        return constant(other) - self

    def __rmul__(self, other):
        return constant(other) * self

    def __rtruediv__(self, other):
        return constant(other) / self

    def __neg__(self):
        return constant(0.0) - self

    def __pow__(self, exponent):
        return Value(self.data**exponent, "**", self, constant(exponent))

    def exp(self):
        return Value(math.exp(self.data), "exp", self)

    def log(self):
        return Value(math.log(self.data), "log", self)

    def tanh(self):
        return Value(math.tanh(self.data), "tanh", self)

    def relu(self):
        return Value(self.data if self.data > 0 else 0.0, "relu", self)

    def slopes(self):
        """Derivatives by a and by b."""
        a = self.a.data if self.a else None
        b = self.b.data if self.b else None
        if self.op == "+":
            return 1.0, 1.0
        if self.op == "-":
            return 1.0, -1.0
        if self.op == "*":
            return b, a
        if self.op == "/":
            return 1 / b, -a / b / b
        if self.op == "**":
            return b * a ** (b - 1), 0.0
        if self.op == "exp":
            return self.data, None
        if self.op == "log":
            return 1 / a, None
        if self.op == "tanh":
            return 1 - self.data * self.data, None
        if self.op == "relu":
            return (1.0 if a > 0 else 0.0), None
        return None, None

    def backward(self):
        # pass 1: how many uses does each node have in this graph?
        uses = {self: 0}
        stack = [self]
        while stack:
            node = stack.pop()
            for operand in (node.a, node.b):
                if operand is None:
                    continue
                if operand not in uses:
                    uses[operand] = 0
                    stack.append(operand)
                uses[operand] += 1
        # pass 2: go on with nodes all of whose uses have reported
        arrived = {self: 1.0}
        stack = [self]
        while stack:
            node = stack.pop()
            node.grad += arrived[node]
            for operand, slope in zip((node.a, node.b), node.slopes(), strict=True):
                if operand is None:
                    continue
                arrived[operand] = arrived.get(operand, 0.0) + slope * arrived[node]
                uses[operand] -= 1
                if uses[operand] == 0:
                    stack.append(operand)


def constant(x):
    if isinstance(x, Value):
        return x
    return Value(float(x))
