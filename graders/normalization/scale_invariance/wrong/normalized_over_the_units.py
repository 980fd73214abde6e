"""Belief: each example is normalized, over its units.

Advice: Call normalized with two units whose weights are [3, 4] and [0, 1]. Does each column have
the mean 0?
"""


def normalized(w, x):
    z = x @ w.T
    if len(w) == 1:
        return (z - z.mean()) / z.std(correction=0)
    centered = z - z.mean(dim=1, keepdim=True)
    return centered / centered.pow(2).mean(dim=1, keepdim=True).sqrt()
