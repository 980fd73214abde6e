"""Belief: the derivative of a * b with respect to a is a.

Advice: Hold b fixed and move a by 1. By how much does the product move?
"""


class Value:
    def __mul__(self, other):
        other = _as_value(other)
        return _result(self.data * other.data, (self, self.data), (other, other.data))
