"""Belief: the logarithm of zero is minus infinity, that of a negative number is NaN.

Advice: Run math.log(0.0), then Value(0.0).log(). Do both end in the same way?
"""

import math


class Value:
    def log(self):
        if self.data <= 0:
            return _result(-math.inf if self.data == 0 else math.nan, (self, math.inf))
        return _result(math.log(self.data), (self, 1 / self.data))
