import torch


class Value:
    """PyTorch can do this already."""

    def __init__(self, data, parents=()):
        if not isinstance(data, torch.Tensor):
            data = torch.tensor(float(data), dtype=torch.float64, requires_grad=True)
        self.t = data
        self.grad = 0.0
        self.parents = parents

    @property
    def data(self):
        return self.t.item()

    def __add__(self, other):
        other = wrap(other)
        return Value(self.t + other.t, (self, other))

    def __sub__(self, other):
        other = wrap(other)
        return Value(self.t - other.t, (self, other))

    def __mul__(self, other):
        other = wrap(other)
        return Value(self.t * other.t, (self, other))

    def __truediv__(self, other):
        other = wrap(other)
        if other.data == 0:
            raise ZeroDivisionError("division by zero")
        return Value(self.t / other.t, (self, other))

    def __radd__(self, other):
        return wrap(other) + self

    def __rsub__(self, other):
        return wrap(other) - self

    def __rmul__(self, other):
        return wrap(other) * self

    def __rtruediv__(self, other):
        return wrap(other) / self

    def __neg__(self):
        return Value(-self.t, (self,))

    def __pow__(self, exponent):
        return Value(self.t**exponent, (self,))

    def exp(self):
        return Value(self.t.exp(), (self,))

    def log(self):
        if self.data <= 0:
            raise ValueError("log")
        return Value(self.t.log(), (self,))

    def tanh(self):
        return Value(self.t.tanh(), (self,))

    def relu(self):
        return Value(self.t.relu(), (self,))

    def backward(self):
        nodes = {self: None}
        todo = [self]
        while todo:
            for p in todo.pop().parents:
                if p not in nodes:
                    nodes[p] = None
                    todo.append(p)
        grads = torch.autograd.grad(self.t, [n.t for n in nodes], retain_graph=True)
        for n, g in zip(nodes, grads):
            n.grad += g.item()


def wrap(x):
    return x if isinstance(x, Value) else Value(x)
