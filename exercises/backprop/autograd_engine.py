r"""Build an autograd engine: numbers that remember how they were computed, and differentiate it.

`loss.backward()` does this, with a tensor in each node:

    >>> x, y = Value(3.0), Value(-1.0)
    >>> s = x + y
    >>> p = s * s
    >>> out = p / x
    >>> s.data, p.data, round(out.data, 4)
    (2.0, 4.0, 1.3333)
    >>> out.backward()
    >>> [round(node.grad, 4) for node in (out, p, s, y, x)]
    [1.0, 0.3333, 1.3333, 1.3333, 0.8889]

An operation makes a node, which remembers its operands. From a node, `backward()` goes back to
all that it was computed from. A node v gets a contribution from each use by a node u:

    dout/dv = sum over the uses of v of  dout/du * du/dv

s is both factors of p, so it gets 0.3333 * 2 twice. x gets 1.3333 through s, and -0.4444 as the
denominator of out. The slopes du/dv:

    a + b     1 and 1            exp(a)     exp(a)
    a - b     1 and -1           log(a)     1/a
    a * b     b and a            tanh(a)    1 - tanh(a)^2
    a / b     1/b and -a/b^2     relu(a)    1 if a > 0, else 0
    -a        -1                 a ** k     k a^(k-1)

Four steps:

1. `Value`, + and *, and `backward` for them. It adds to `grad`, so a second call adds the same
   again.
2. The other operations. One side of + - * / may be a plain number: Python calls
   v.__rsub__(2) for 2 - v.
3. The order. A node hands on its derivative once, when its own sum is complete. 40 levels that
   each use the one below twice have 2^40 paths.
4. The depth. 5000 operations in a row must work; Python allows 1000 nested calls. Use a list as
   a stack instead of recursion. Take a node off. The first time, put it back, marked, and its
   operands on top. When the marked one comes off again, its operands are done: append it to the
   order. Go through that order backwards.

Autograd is forbidden.

Source: Baydin et al. (2018), "Automatic Differentiation in Machine Learning: a Survey", section
3.2.

Fine print
- The logarithm of a number <= 0 raises ValueError at once, and a division by zero
  ZeroDivisionError.
- The interface follows Karpathy's micrograd (2020). There, a second `backward()` gives other
  gradients, since it starts from what the first one left in `grad`.
- `data` and `grad` are floats; a new node, also a result, has the grad 0.0. Where a number is
  whole, an int will do: the relu of a negative number may be 0.
- `backward()` adds 1 to the grad of the node itself, adds to intermediate nodes as well as leaves,
  and leaves nodes alone from which it was not computed. It may be called on any node, any number of
  times. The user may set any `grad` at any time, which does not change what is added later.
- A plain number is an int or a float, and a constant. Operands stay as they are, and nobody changes
  a `data` before `backward()`.
- Two Values that hold the same number are two nodes. One node may stand on both sides, as in v - v.
- The exponent of ** is a plain int or float. No check asks for 0 ** k with k < 1, or for a negative
  number ** k with k that is not whole. Apart from the two errors above, no value and no derivative
  in a check overflows or underflows.
- For step 3 a check counts how often `backward()` reads or sets an attribute of a node, in a graph
  of 16 levels. A hundred times for each operation is still no fault.
- Forbidden are Tensor.backward, torch.autograd, the derivatives of torch.func (grad, vjp, jvp,
  jacobians, hessians), forward-mode differentiation, and PyTorch's backward kernels.
"""

from __future__ import annotations


class Value:
    """A number that remembers the operation and the operands that it was computed from.

    Args:
        data: the number, a float.

    Attributes:
        data: the number, a float.
        grad: sum of the derivatives that calls of backward() have added, a float, 0.0 at first.
    """

    def __init__(self, data: float) -> None:
        raise NotImplementedError

    def __add__(self, other: Value | float) -> Value:
        """Compute self + other."""
        raise NotImplementedError

    def __radd__(self, other: float) -> Value:
        """Compute other + self, where other is a plain number."""
        raise NotImplementedError

    def __sub__(self, other: Value | float) -> Value:
        """Compute self - other."""
        raise NotImplementedError

    def __rsub__(self, other: float) -> Value:
        """Compute other - self, where other is a plain number."""
        raise NotImplementedError

    def __mul__(self, other: Value | float) -> Value:
        """Compute self * other."""
        raise NotImplementedError

    def __rmul__(self, other: float) -> Value:
        """Compute other * self, where other is a plain number."""
        raise NotImplementedError

    def __truediv__(self, other: Value | float) -> Value:
        """Compute self / other.

        Raises:
            ZeroDivisionError: other is zero.
        """
        raise NotImplementedError

    def __rtruediv__(self, other: float) -> Value:
        """Compute other / self, where other is a plain number.

        Raises:
            ZeroDivisionError: self is zero.
        """
        raise NotImplementedError

    def __neg__(self) -> Value:
        """Compute -self."""
        raise NotImplementedError

    def __pow__(self, exponent: float) -> Value:
        """Compute self ** exponent.

        Args:
            exponent: a constant, int or float.
        """
        raise NotImplementedError

    def exp(self) -> Value:
        """Compute e to the power of self."""
        raise NotImplementedError

    def log(self) -> Value:
        """Compute the natural logarithm of self.

        Raises:
            ValueError: self is zero or negative.
        """
        raise NotImplementedError

    def tanh(self) -> Value:
        """Compute the hyperbolic tangent of self."""
        raise NotImplementedError

    def relu(self) -> Value:
        """Compute max(0, self); the derivative at 0 is 0."""
        raise NotImplementedError

    def backward(self) -> None:
        """Add the derivative of self with respect to each node to that node's grad.

        The nodes are self, whose derivative is 1, and all that it was computed from.
        """
        raise NotImplementedError
