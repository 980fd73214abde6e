import math


class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self.children = []  # (child, derivative by the child)

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(float(other))
        out = Value(self.data + other.data)
        out.children = [(self, 1.0), (other, 1.0)]
        return out

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + (-1) * other

    def __rsub__(self, other):
        return other + (-self)

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(float(other))
        out = Value(self.data * other.data)
        out.children = [(self, other.data), (other, self.data)]
        return out

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        if not isinstance(other, Value):
            other = Value(float(other))
        out = Value(self.data / other.data)
        out.children = [(self, 1 / other.data), (other, -self.data / other.data**2)]
        return out

    def __rtruediv__(self, other):
        return Value(float(other)) / self

    def __neg__(self):
        out = Value(-self.data)
        out.children = [(self, -1.0)]
        return out

    def __pow__(self, exponent):
        out = Value(self.data**exponent)
        out.children = [(self, exponent * self.data ** (exponent - 1))]
        return out

    def exp(self):
        out = Value(math.exp(self.data))
        out.children = [(self, out.data)]
        return out

    def log(self):
        out = Value(math.log(self.data))
        out.children = [(self, 1 / self.data)]
        return out

    def tanh(self):
        out = Value(math.tanh(self.data))
        out.children = [(self, 1 - out.data**2)]
        return out

    def relu(self):
        out = Value(max(0.0, self.data))
        out.children = [(self, 1.0 if self.data > 0 else 0.0)]
        return out

    def backward(self):
        # topological order without recursion
        order, finished, todo = [], set(), [self]
        while todo:
            node = todo[-1]
            new = [c for c, _ in node.children if c not in finished]
            if new:
                todo.extend(new)
            else:
                todo.pop()
                if node not in finished:
                    finished.add(node)
                    order.append(node)
        last_first = order[::-1]

        for node in last_first:
            node.grad = 0.0
        self.grad = 1.0
        for node in last_first:
            for child, d in node.children:
                child.grad += d * node.grad
