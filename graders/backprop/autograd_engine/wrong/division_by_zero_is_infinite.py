"""Belief: a division by zero gives infinity, as it does for tensors.

Advice: What does the contract ask for when a denominator is zero? Compare with what Python's
floats do.
"""

import math


class Value:
    def __truediv__(self, other):
        other = _as_value(other)
        if other.data == 0:
            return _result(math.inf, (self, math.inf), (other, -math.inf))
        return self * other**-1
