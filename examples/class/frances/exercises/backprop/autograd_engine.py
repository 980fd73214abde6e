import math


class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self.inputs = ()
        self.local = ()

    def _new(self, data, inputs, local):
        v = Value(data)
        v.inputs, v.local = inputs, local
        return v

    def _val(self, other):
        if isinstance(other, (int, float)):
            return Value(float(other))
        return other

    def __add__(self, other):
        other = self._val(other)
        return self._new(self.data + other.data, (self, other), (1.0, 1.0))

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        other = self._val(other)
        return self._new(self.data - other.data, (self, other), (1.0, -1.0))

    def __rsub__(self, other):
        return self._val(other) - self

    def __mul__(self, other):
        other = self._val(other)
        return self._new(self.data * other.data, (self, other), (other.data, self.data))

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        other = self._val(other)
        a, b = self.data, other.data
        return self._new(a / b, (self, other), (1 / b, -a / (b * b)))

    def __rtruediv__(self, other):
        return self._val(other) / self

    def __neg__(self):
        return self._new(-self.data, (self,), (-1.0,))

    def __pow__(self, exponent):
        local = exponent * self.data ** (exponent - 1)
        return self._new(self.data**exponent, (self,), (local,))

    def exp(self):
        return self._new(math.exp(self.data), (self,), (math.exp(self.data),))

    def log(self):
        return self._new(math.log(self.data), (self,), (1 / self.data,))

    def tanh(self):
        t = math.tanh(self.data)
        return self._new(t, (self,), (1 - t * t,))

    def relu(self):
        if self.data > 0:
            return self._new(self.data, (self,), (1.0,))
        return self._new(0.0, (self,), (0.0,))

    def backward(self):
        # breadth first: out, then its inputs, then their inputs, ...
        queue = [self]
        seen = {self}
        delta = {self: 1.0}
        for node in queue:
            for v, d in zip(node.inputs, node.local):
                delta[v] = delta.get(v, 0.0) + d * delta[node]
                if v not in seen:
                    seen.add(v)
                    queue.append(v)
        for node in queue:
            node.grad += delta[node]
