"""Belief: there is always something to take the mean of.

Advice: Ask for the mean before anything was added.
"""


class RunningMean:
    def __init__(self):
        self.numbers = []

    def add(self, number):
        self.numbers.append(number)

    def mean(self):
        return sum(self.numbers) / len(self.numbers)
