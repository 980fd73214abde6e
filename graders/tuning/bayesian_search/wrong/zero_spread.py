"""Belief: the values always differ.

Advice: Begin the search with one candidate. What do you divide by?
"""


def _standardized(values):
    return (values - values.mean()) / values.std(correction=0)
