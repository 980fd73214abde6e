"""Belief: the derivative of exp is its operand.

Advice: Which function is its own derivative? Compare with a finite difference at 0, where both
numbers are easy.
"""

import math


class Value:
    def exp(self):
        result = math.exp(self.data)
        return _result(result, (self, self.data))
