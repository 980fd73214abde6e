"""Belief: the derivative of tanh is one minus the square of its operand.

Advice: Evaluate your derivative at 5, where tanh is almost flat. Which square is in the formula?
"""

import math


class Value:
    def tanh(self):
        result = math.tanh(self.data)
        return _result(result, (self, 1 - self.data**2))
