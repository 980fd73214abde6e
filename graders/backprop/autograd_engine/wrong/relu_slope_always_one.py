"""Belief: relu is linear, so its derivative is 1.

Advice: Move a negative number a little. How does its relu move?
"""


class Value:
    def relu(self):
        return _result(max(0.0, self.data), (self, 1.0))
