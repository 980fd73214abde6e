"""Belief: a mean is updated by averaging it with the next number.

Advice: Add the same number three times, and then another one.
"""


class RunningMean:
    value = 0.0

    def add(self, number):
        self.value = (self.value + number) / 2

    def mean(self):
        return self.value
