"""Right: each node keeps a closure that hands its flow on; nodes are released by counting uses."""

import math


class Value:
    def __init__(self, data, operands=(), hand_on=None):
        self.data, self.grad = data, 0.0
        self.operands, self.hand_on = operands, hand_on

    def __repr__(self):
        return f"Value({self.data}, grad={self.grad})"

    def __add__(self, other):
        other = lift(other)

        def hand_on(flow, give):
            give(self, flow)
            give(other, flow)

        return Value(self.data + other.data, (self, other), hand_on)

    def __sub__(self, other):
        other = lift(other)

        def hand_on(flow, give):
            give(self, flow)
            give(other, -flow)

        return Value(self.data - other.data, (self, other), hand_on)

    def __mul__(self, other):
        other = lift(other)

        def hand_on(flow, give):
            give(self, flow * other.data)
            give(other, flow * self.data)

        return Value(self.data * other.data, (self, other), hand_on)

    def __truediv__(self, other):
        other = lift(other)
        quotient = self.data / other.data

        def hand_on(flow, give):
            give(self, flow / other.data)
            give(other, -flow * quotient / other.data)

        return Value(quotient, (self, other), hand_on)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return lift(other) - self

    def __rtruediv__(self, other):
        return lift(other) / self

    def __neg__(self):
        return 0.0 - self

    def __pow__(self, k):
        def hand_on(flow, give):
            give(self, flow * k * self.data ** (k - 1))

        return Value(self.data**k, (self,), hand_on)

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), lambda flow, give: give(self, flow * e))

    def log(self):
        return Value(math.log(self.data), (self,), lambda flow, give: give(self, flow / self.data))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), lambda flow, give: give(self, flow * (1 + t) * (1 - t)))

    def relu(self):
        if self.data <= 0:
            return Value(0.0, (self,), lambda flow, give: give(self, 0.0))
        return Value(self.data, (self,), lambda flow, give: give(self, flow))

    def backward(self):
        uses, todo = {id(self): 0}, [self]
        while todo:
            for operand in todo.pop().operands:
                if id(operand) not in uses:
                    uses[id(operand)] = 0
                    todo.append(operand)
                uses[id(operand)] += 1

        flows = dict.fromkeys(uses, 0.0)
        flows[id(self)] = 1.0
        ready = [self]

        def give(node, flow):
            flows[id(node)] += flow
            uses[id(node)] -= 1
            if uses[id(node)] == 0:
                ready.append(node)

        while ready:
            node = ready.pop()
            node.grad += flows[id(node)]
            if node.hand_on is not None:
                node.hand_on(flows[id(node)], give)


def lift(x):
    return x if isinstance(x, Value) else Value(float(x))
