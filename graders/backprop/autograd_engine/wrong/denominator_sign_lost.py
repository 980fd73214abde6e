"""Belief: the derivative of a / b with respect to b is a / b^2.

Advice: Does a quotient grow or shrink when its positive denominator grows? Work out the sign.
"""


class Value:
    def __truediv__(self, other):
        other = _as_value(other)
        a, b = self.data, other.data
        return _result(a / b, (self, 1 / b), (other, a / b**2))
