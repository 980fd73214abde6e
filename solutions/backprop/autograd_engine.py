r"""Build an autograd engine: numbers that remember how they were computed, and differentiate it.

Reverse-mode differentiation is the method behind `loss.backward()`. Each operation gives a new node
that keeps its result and remembers its operands. To differentiate a node, one pass goes back over
the graph, from that node to everything it was computed from, and applies the chain rule. Here every
node holds one number. In PyTorch it holds a tensor, but the method is the same.

A node u hands its derivative on to its operands, and a node v gets one contribution for each use:

    d out / d v = sum over the uses of v, as an operand of u, of  d out / d u * d u / d v

So the sum for a node must be complete before the node hands anything on.

The derivatives of the operations:

    a + b     1 and 1            exp(a)     exp(a)
    a - b     1 and -1           log(a)     1 / a
    a * b     b and a            tanh(a)    1 - tanh(a)^2
    a / b     1 / b, -a / b^2    relu(a)    1 if a > 0, else 0
    -a        -1                 a ** k     k a^(k - 1)

Worked example:

    >>> x, y = Value(3.0), Value(-1.0)
    >>> s = x + y
    >>> p = s * s
    >>> out = p / x
    >>> s.data, p.data, round(out.data, 4)
    (2.0, 4.0, 1.3333)
    >>> out.backward()
    >>> [round(node.grad, 4) for node in (out, p, s, y, x)]
    [1.0, 0.3333, 1.3333, 1.3333, 0.8889]

s gets 0.3333 * 2 twice, since it is both factors of p. x gets 1.3333 through s, and -0.4444 as the
denominator of out. A second out.backward() makes all five twice as large.

With plain numbers: 2 - v has the derivative -1, 1 / v has -1 / v^2 = -0.0625, and v ** 0.5 has
0.5 / sqrt(v) = 0.25.

    >>> v = Value(4.0)
    >>> (2 - v).data, (1 / v).data, (v**0.5).data
    (-2.0, 0.25, 2.0)

Rules
- `Value` gets a float. `data` and `grad` are floats. `grad` of a new Value, also of the result of
  an operation, is 0.0.
- An operation computes its result at once and leaves its operands as they are. In + - * / at least
  one side is a Value; the other one is a Value or a plain int or float, which is a constant. The
  exponent of ** is always a plain int or float. No check asks for 0 ** k with k < 1, or for a
  negative number ** k with k that is not whole.
- The logarithm of a number <= 0 raises ValueError and a division by zero raises ZeroDivisionError,
  both when the operation is written. Apart from that, no value and no derivative in a check
  overflows or underflows.
- `backward()` adds the derivative to the `grad` of the node itself, for which it is 1, and of every
  node that it was computed from. All other nodes keep their `grad`. It adds and never replaces, as
  PyTorch does for leaves. What is added does not depend on what any `grad` holds already, from an
  earlier call or from the user. So a second call adds the same amounts again, to intermediate nodes
  as well.
- Nobody changes a `data` between an operation and `backward()`. The user may set a `grad` at any
  time, to 0.0 for example, and call `backward()` on any node, any number of times.
- Graphs may be deep and full of branches. A chain of 20 000 operations must work, although Python
  allows only 1000 nested calls by default. So must a graph of 40 levels that each use the level
  below twice. It has 2^40 paths, so visit each node once, not once for each path.
- Autograd in any form is forbidden: Tensor.backward, torch.autograd, the derivatives of
  torch.func (grad, vjp, jvp, jacobians, hessians), forward-mode differentiation, and PyTorch's
  backward kernels. Everything else is welcome, but plain Python and its module `math` are enough.

Source: Baydin, Pearlmutter, Radul and Siskind, "Automatic Differentiation in Machine Learning: a
Survey" (2018), section 3.2. The interface follows Karpathy's micrograd (2020); there, a second
`backward()` gives other gradients, since it starts from what the first one left in `grad`.

Fine print
- Where a number is whole, `data` and `grad` may hold it as an int: the relu of a negative number
  may be 0 instead of 0.0.
- Two Values that hold the same number are two nodes, each with its own `grad`.
- The same node may stand on both sides of an operation, as in v - v and v / v.
"""

from __future__ import annotations

import math


class Value:
    """A number that remembers the operation and the operands that it was computed from.

    Args:
        data: the number, a float.

    Attributes:
        data: the number, a float.
        grad: sum of the derivatives that calls of backward() have added, a float, 0.0 at first.
    """

    def __init__(self, data: float) -> None:
        self.data = data
        self.grad = 0.0
        self._edges: tuple[tuple[Value, float], ...] = ()  # (operand, d self / d operand)

    def __add__(self, other: Value | float) -> Value:
        """Compute self + other."""
        other = _as_value(other)
        return _result(self.data + other.data, (self, 1.0), (other, 1.0))

    def __radd__(self, other: float) -> Value:
        """Compute other + self, where other is a plain number."""
        return self + other

    def __sub__(self, other: Value | float) -> Value:
        """Compute self - other."""
        return self + -other

    def __rsub__(self, other: float) -> Value:
        """Compute other - self, where other is a plain number."""
        return -self + other

    def __mul__(self, other: Value | float) -> Value:
        """Compute self * other."""
        other = _as_value(other)
        return _result(self.data * other.data, (self, other.data), (other, self.data))

    def __rmul__(self, other: float) -> Value:
        """Compute other * self, where other is a plain number."""
        return self * other

    def __truediv__(self, other: Value | float) -> Value:
        """Compute self / other.

        Raises:
            ZeroDivisionError: other is zero.
        """
        return self * _as_value(other) ** -1

    def __rtruediv__(self, other: float) -> Value:
        """Compute other / self, where other is a plain number.

        Raises:
            ZeroDivisionError: self is zero.
        """
        return self**-1 * other

    def __neg__(self) -> Value:
        """Compute -self."""
        return _result(-self.data, (self, -1.0))

    def __pow__(self, exponent: float) -> Value:
        """Compute self ** exponent.

        Args:
            exponent: a constant, int or float.
        """
        slope = exponent * self.data ** (exponent - 1)
        return _result(self.data**exponent, (self, slope))

    def exp(self) -> Value:
        """Compute e to the power of self."""
        result = math.exp(self.data)
        return _result(result, (self, result))

    def log(self) -> Value:
        """Compute the natural logarithm of self.

        Raises:
            ValueError: self is zero or negative.
        """
        return _result(math.log(self.data), (self, 1 / self.data))

    def tanh(self) -> Value:
        """Compute the hyperbolic tangent of self."""
        result = math.tanh(self.data)
        return _result(result, (self, 1 - result**2))

    def relu(self) -> Value:
        """Compute max(0, self); the derivative at 0 is 0."""
        return _result(max(0.0, self.data), (self, 1.0 if self.data > 0 else 0.0))

    def backward(self) -> None:
        """Add the derivative of self with respect to each node to that node's grad.

        The nodes are self, whose derivative is 1, and all that it was computed from.
        """
        flow = {self: 1.0}  # node -> d self / d node, summed over the uses seen so far
        for node in self._results_first():
            node.grad += flow[node]
            for operand, slope in node._edges:
                flow[operand] = flow.get(operand, 0.0) + flow[node] * slope

    def _results_first(self) -> list[Value]:
        """List self and all that it was computed from, each node before its operands."""
        finished, seen, stack = [], set(), [(self, False)]
        while stack:
            node, operands_are_listed = stack.pop()
            if operands_are_listed:
                finished.append(node)
            elif node not in seen:
                seen.add(node)
                stack.append((node, True))
                stack.extend((operand, False) for operand, _ in node._edges)
        return finished[::-1]


def _as_value(number: Value | float) -> Value:
    return number if isinstance(number, Value) else Value(number)


def _result(data: float, *edges: tuple[Value, float]) -> Value:
    node = Value(data)
    node._edges = edges
    return node
