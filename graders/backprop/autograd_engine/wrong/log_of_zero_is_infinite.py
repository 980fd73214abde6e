"""Belief: the logarithm of zero is minus infinity, that of a negative number is NaN.

Advice: What does the contract ask for when a logarithm does not exist? Look for what the module
math does.
"""

import math


class Value:
    def log(self):
        if self.data <= 0:
            return _result(-math.inf if self.data == 0 else math.nan, (self, math.inf))
        return _result(math.log(self.data), (self, 1 / self.data))
