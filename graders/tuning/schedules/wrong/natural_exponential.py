"""Belief: exponential decay is e to the power of -γ t.

Advice: What does the formula say of the rate after one step, with γ = 0.5?
"""

import math


def exponential(t, lr, gamma):
    return lr * math.exp(-gamma * t)
