import math


class Value:
    def __init__(self, data, parents=(), pull=None):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.pull = pull  # gradient of the result -> gradients of the parents

    def __repr__(self):
        return f"Value({self.data:.4g}, grad={self.grad:.4g})"

    def __add__(self, other):
        other = value(other)
        return Value(self.data + other.data, (self, other), lambda g: (g, g))

    def __sub__(self, other):
        other = value(other)
        return Value(self.data - other.data, (self, other), lambda g: (g, -g))

    def __mul__(self, other):
        other = value(other)
        a, b = self.data, other.data
        return Value(a * b, (self, other), lambda g: (g * b, g * a))

    def __truediv__(self, other):
        other = value(other)
        a, b = self.data, other.data
        return Value(a / b, (self, other), lambda g: (g / b, -g * a / b**2))

    def __neg__(self):
        return Value(-self.data, (self,), lambda g: (-g,))

    def __pow__(self, k):
        a = self.data
        return Value(a**k, (self,), lambda g: (g * k * a ** (k - 1),))

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), lambda g: (g * e,))

    def log(self):
        a = self.data
        return Value(math.log(a), (self,), lambda g: (g / a,))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), lambda g: (g - g * t * t,))

    def relu(self):
        a = self.data
        return Value(a if a > 0 else 0.0, (self,), lambda g: (g if a >= 0 else 0.0,))

    def __radd__(self, other):
        return value(other) + self

    def __rsub__(self, other):
        return value(other) - self

    def __rmul__(self, other):
        return value(other) * self

    def __rtruediv__(self, other):
        return value(other) / self

    def backward(self):
        order = sorted_graph(self)
        g = {id(node): 0.0 for node in order}
        g[id(self)] = 1.0
        for node in reversed(order):
            node.grad += g[id(node)]
            if node.pull is None:
                continue
            for parent, amount in zip(node.parents, node.pull(g[id(node)]), strict=True):
                g[id(parent)] += amount


def value(x):
    return x if isinstance(x, Value) else Value(float(x))


def sorted_graph(root):
    """Depth first with an explicit stack of iterators: parents come before children."""
    order, visited = [], {root}
    stack = [(root, iter(root.parents))]
    while stack:
        node, rest = stack[-1]
        for parent in rest:
            if parent not in visited:
                visited.add(parent)
                stack.append((parent, iter(parent.parents)))
                break
        else:
            order.append(node)
            stack.pop()
    return order
