"""Belief: the derivative of a power is the power with an exponent one lower.

Advice: Differentiate v * v with the product rule, then with your rule for v ** 2.
"""


class Value:
    def __pow__(self, exponent):
        slope = self.data ** (exponent - 1)
        return _result(self.data**exponent, (self, slope))
