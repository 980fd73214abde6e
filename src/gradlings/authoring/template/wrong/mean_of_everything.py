"""Belief: a batch has one mean.

Advice: Print the mean of each column of your result. Which of them is zero?
"""


def center(x):
    return x - x.mean()
