"""Belief: a division by zero gives infinity, as it does for tensors.

Advice: Run 1.0 / 0.0 in Python, then 1 / Value(0.0). Do both end in the same way?
"""

import math


class Value:
    def __truediv__(self, other):
        other = _as_value(other)
        if other.data == 0:
            return _result(math.inf, (self, math.inf), (other, -math.inf))
        quotient = self.data / other.data
        return _result(quotient, (self, 1 / other.data), (other, -quotient / other.data))
