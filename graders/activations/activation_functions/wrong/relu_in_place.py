"""Belief: x is a copy inside the function.

Advice: Print x after relu(x) for x = [-2.0, 3.0].
"""


def relu(x):
    with torch.no_grad():
        x[x < 0] = 0
    return x * (x > 0)
