"""Belief: the derivative of relu at 0 is 1, as on its right side.

Advice: At 0 there is no derivative, so one has to be chosen. Print v.grad after v = Value(0.0) and
v.relu().backward(), and compare with the table of slopes.
"""


class Value:
    def relu(self):
        return _result(max(0.0, self.data), (self, 1.0 if self.data >= 0 else 0.0))
