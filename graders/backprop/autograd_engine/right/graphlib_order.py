"""Right: operators made in a loop from a table of partial derivatives; graphlib sorts the nodes."""

import math
import operator
from dataclasses import dataclass, field
from graphlib import TopologicalSorter


@dataclass(eq=False)
class Value:
    data: float
    grad: float = 0.0
    parents: list = field(default_factory=list, repr=False)

    def __pow__(self, k):
        return node(self.data**k, [(self, k * self.data ** (k - 1))])

    def __neg__(self):
        return node(-self.data, [(self, -1.0)])

    def exp(self):
        return node(math.exp(self.data), [(self, math.exp(self.data))])

    def log(self):
        if self.data <= 0:
            raise ValueError(f"there is no logarithm of {self.data}")
        return node(math.log(self.data), [(self, self.data**-1)])

    def tanh(self):
        e = math.exp(-2 * abs(self.data))
        t = math.copysign((1 - e) / (1 + e), self.data)
        return node(t, [(self, 4 * e / (1 + e) ** 2)])

    def relu(self):
        is_on = self.data > 0
        return node(self.data * is_on, [(self, 1.0 * is_on)])

    def backward(self):
        graph, todo = {}, [self]
        while todo:
            child = todo.pop()
            if id(child) not in graph:
                graph[id(child)] = child
                todo += [parent for parent, _ in child.parents]
        order = TopologicalSorter({key: [id(p) for p, _ in n.parents] for key, n in graph.items()})
        flow = {id(self): 1.0}
        for key in reversed(list(order.static_order())):
            graph[key].grad = graph[key].grad + flow[key]
            for parent, slope in graph[key].parents:
                flow.setdefault(id(parent), 0.0)
                flow[id(parent)] += slope * flow[key]


def node(data, parents):
    result = Value(data)
    result.parents = parents
    return result


def quotient_slopes(a, b):
    return 1 / b, -a / (b * b)


TABLE = {
    "add": (operator.add, lambda a, b: (1.0, 1.0)),
    "sub": (operator.sub, lambda a, b: (1.0, -1.0)),
    "mul": (operator.mul, lambda a, b: (b, a)),
    "truediv": (operator.truediv, quotient_slopes),
}


def define(name, function, slopes):
    def forward(left, right):
        left, right = (x if isinstance(x, Value) else Value(float(x)) for x in (left, right))
        parents = zip((left, right), slopes(left.data, right.data))
        return node(function(left.data, right.data), list(parents))

    def reflected(right, left):
        return forward(left, right)

    setattr(Value, f"__{name}__", forward)
    setattr(Value, f"__r{name}__", reflected)


for name, (function, slopes) in TABLE.items():
    define(name, function, slopes)
