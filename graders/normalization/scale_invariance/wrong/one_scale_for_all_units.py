"""Belief: a layer has one mean and one standard deviation.

Advice: Call normalized with the units [3, 4] and [30, 40]. Should their outputs differ?
"""


def normalized(w, x):
    z = x @ w.T
    return (z - z.mean()) / z.std(correction=0)
